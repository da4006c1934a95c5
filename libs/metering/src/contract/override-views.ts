/** An override from its request or grant on. */
export type OverrideLifeView = {
  readonly override: string;
  readonly meter: string;
  /** `requested`: nobody has decided; `lapsed`: nobody did in time. */
  readonly status: 'requested' | 'refused' | 'lapsed' | 'in_force' | 'exhausted' | 'expired' | 'reversed';
  readonly reason: string;
  readonly amount: number;
  readonly drawn: number;
  /** Actor ID; `null`: it was granted without a request. */
  readonly requestedBy: string | null;
  /** ISO 8601 UTC, as all moments here; `null`: it was granted without a request. */
  readonly requestedAt: string | null;
  /** Actor IDs of those who approved or granted it, in order. */
  readonly approvedBy: readonly string[];
  /** Actor ID. */
  readonly refusedBy: string | null;
  readonly refusalReason: string | null;
  /** When it was granted or refused; `null`: neither. */
  readonly decidedAt: string | null;
  readonly endsAt: string;
  /** When it was taken back; `null`: it was not. */
  readonly reversedAt: string | null;
};

/** A page of a tenant's overrides, by ID. */
export type OverrideLifeList = {
  readonly items: readonly OverrideLifeView[];
  /** Pass as `after` for the next page; `null` when this is the last. */
  readonly cursor: string | null;
};

/** A request that an override admitted. */
export type AdmissionView = {
  readonly kind: 'consumed' | 'held';
  /** Its entry in the tenant's log. */
  readonly entry: number;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Actor ID of whoever used or held. */
  readonly actor: string;
  /** All of the request. */
  readonly quantity: number;
  /** What of it this override gave. */
  readonly drawn: number;
};

/** A page of the requests that an override admitted, oldest first. */
export type AdmissionList = {
  readonly items: readonly AdmissionView[];
  /** Pass as `after` for the next page; `null` when this is the last. */
  readonly cursor: string | null;
};

/** How requests for overrides fare in a tenant. */
export type OverrideTelemetry = {
  readonly asked: number;
  /** Of those asked for. */
  readonly granted: number;
  readonly refused: number;
  readonly lapsed: number;
  /** Without a request. */
  readonly grantedDirectly: number;
  /** Granted or refused requests: from the request to the decision; `null`: none was decided yet. */
  readonly millisecondsToDecision: { readonly mean: number; readonly longest: number } | null;
};
