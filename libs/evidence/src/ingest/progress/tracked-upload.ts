import type { EpochMs } from '@chancery/kernel';
import { Changes, Problem } from '@chancery/platform';
import type { UploadProblem, UploadProgress } from '../../contract/upload-progress.ts';
import type { FollowedUpload, UploadState } from './followed-upload.ts';

/** How an upload ended. */
export type UploadEnd =
  | { readonly phase: 'done'; readonly batch: string }
  | { readonly phase: 'refused' | 'failed' | 'cancelled'; readonly problem: UploadProblem };

/** One attempt at an upload: what is known of it while it goes on, and the way to stop it. */
export class TrackedUpload implements FollowedUpload {
  private readonly stopping = new AbortController();
  private readonly changes = new Changes();

  private constructor(private progress: UploadProgress) {}

  static begin(upload: string, dataset: string, at: EpochMs): TrackedUpload {
    return new TrackedUpload({
      upload,
      dataset,
      phase: 'receiving',
      bytes: 0,
      rows: 0,
      sequence: 1,
      startedAt: new Date(at).toISOString(),
      endedAt: null,
      batch: null,
      problem: null,
    });
  }

  get state(): UploadProgress {
    return this.progress;
  }

  get hasEnded(): boolean {
    return this.progress.endedAt !== null;
  }

  /** Aborted with the `Problem` that the upload's own request is to be answered with. */
  get signal(): AbortSignal {
    return this.stopping.signal;
  }

  received(bytes: number): void {
    this.change({ bytes: this.progress.bytes + bytes });
  }

  read(rows: number): void {
    this.change({ rows });
  }

  /** @throws Problem `upload-cancelled`; from `charging` on it is too late to cancel */
  enter(phase: 'reading' | 'charging'): void {
    this.signal.throwIfAborted();
    this.change({ phase });
  }

  end(end: UploadEnd, at: EpochMs): void {
    this.change({ ...end, endedAt: new Date(at).toISOString() });
  }

  /** Asks it to stop. `false`: too late, its rows are being charged or it has ended. */
  cancel(): boolean {
    const { phase } = this.progress;
    if (phase !== 'receiving' && phase !== 'reading') return false;
    this.stopping.abort(new Problem('upload-cancelled', 'The upload was cancelled; nothing was ingested or charged.'));
    return true;
  }

  /** Resolves with the next change, or when `signal` says so. */
  changed(signal: AbortSignal): Promise<void> {
    return this.changes.next(signal);
  }

  /** The ID is the sequence number. */
  now(): UploadState {
    return { id: String(this.progress.sequence), state: this.progress, hasEnded: this.hasEnded };
  }

  async changedFrom(id: string, signal: AbortSignal): Promise<void> {
    if (String(this.progress.sequence) === id) await this.changed(signal);
  }

  async ended(): Promise<void> {
    const never = new AbortController().signal;
    while (!this.hasEnded) await this.changed(never);
  }

  private change(changes: Partial<UploadProgress>): void {
    this.progress = { ...this.progress, ...changes, sequence: this.progress.sequence + 1 };
    this.changes.tell();
  }
}
