/**
 * Where an upload is: its bytes are `receiving`, its rows `reading`, then `charging` and committing; at its end it is
 * `done`, `refused`, `failed` or `cancelled`.
 */
export type UploadPhase = 'receiving' | 'reading' | 'charging' | 'done' | 'refused' | 'failed' | 'cancelled';

/** An upload under way, or one that ended a while ago. */
export type UploadProgress = {
  /** The request's Idempotency-Key; without one, an ID that was made for it. */
  readonly upload: string;
  readonly dataset: string;
  readonly phase: UploadPhase;
  /** Received so far, unpacked. */
  readonly bytes: number;
  /** Read so far, rejected ones too; steps of some thousands. */
  readonly rows: number;
  /** Grows with every change; the ID of the event that tells it. */
  readonly sequence: number;
  /** ISO 8601 UTC. */
  readonly startedAt: string;
  /** ISO 8601 UTC; `null` while it is under way. */
  readonly endedAt: string | null;
  /** What it became, when it is `done`. */
  readonly batch: string | null;
  /** Why it came to nothing. */
  readonly problem: UploadProblem | null;
};

export type UploadProblem = {
  /** Of the error catalogue. */
  readonly code: string;
  readonly detail: string;
};

/** The tenant's uploads under way, and those that ended last; the newest first. */
export type UploadList = {
  readonly items: readonly UploadProgress[];
};
