import { setTimeout } from 'node:timers/promises';
import type { Document, DocumentStore } from '../document-store.ts';
import { PROGRESS, PROGRESS_ID } from './plane-progress.ts';
import type { PlaneProgress } from './plane-progress.ts';

/** Written down at least this often, so that others see that somebody is at work. Milliseconds. */
const HEARTBEAT_MS = 1000;
const RETRY_MS = 200;

export interface ProgressPublisherOptions {
  readonly readModels: DocumentStore;
  /** What this process is called. */
  readonly writer: string;
  /** Fencing token of the lease under which it folds: what an earlier holder writes late is ignored. */
  readonly fence: number;
  readonly progress: () => PlaneProgress['projections'];
  readonly onError: (error: Error) => void;
}

/** Writes the progress down whenever it moves: one write at a time, each with what is true when it begins. */
export class ProgressPublisher {
  private sequence = 0;
  private wake: AbortController | null = null;
  private moving = true;
  private readonly ending = new AbortController();
  private readonly running: Promise<void>;

  constructor(private readonly options: ProgressPublisherOptions) {
    this.running = this.run();
  }

  /** Something has moved. */
  moved(): void {
    this.moving = true;
    this.wake?.abort();
  }

  /** Writes the last state down. Idempotent. */
  async stop(): Promise<void> {
    this.ending.abort();
    this.moved();
    await this.running;
  }

  private async run(): Promise<void> {
    let isEnding = false;
    let isMade = false;
    while (!isEnding) {
      isEnding = this.ending.signal.aborted;
      this.moving = false;
      try {
        if (!isMade) await this.options.readModels.ensure(PROGRESS);
        isMade = true;
        await this.write();
        await this.pause(HEARTBEAT_MS);
      } catch (error) {
        this.options.onError(error instanceof Error ? error : new Error(String(error)));
        if (!isEnding) await setTimeout(RETRY_MS, undefined, { signal: this.ending.signal }).catch(() => undefined);
      }
    }
  }

  private async write(): Promise<void> {
    const { readModels, writer, progress } = this.options;
    const document: PlaneProgress = { writer, writtenAt: Date.now(), projections: progress() };
    const position = this.nextPosition();
    await readModels.applyPage(PROGRESS, {
      documents: [{ id: PROGRESS_ID, document: document as unknown as Document, lastPosition: position }],
      parked: [],
      unparked: [],
      checkpoint: position,
    });
  }

  /** Rises with every write, and with every holder of the lease. */
  private nextPosition(): string {
    const padded = (value: number) => String(value).padStart(16, '0');
    return `${padded(this.options.fence)}/${padded(this.sequence++)}`;
  }

  /** Until something moves, at most `ms`. */
  private async pause(ms: number): Promise<void> {
    if (this.moving || this.ending.signal.aborted) return;
    this.wake = new AbortController();
    await setTimeout(ms, undefined, { signal: this.wake.signal }).catch(() => undefined);
    this.wake = null;
  }
}
