import { setTimeout as delay } from 'node:timers/promises';
import { BackOff } from '../back-off.ts';
import type { Position } from '../event-store.ts';
import type { LogTail } from './log-tail.ts';
import { INDEX_PAGE } from './log-tail.ts';

/** Says when the log has grown. */
export interface Commits {
  /** Calls `wake` once when there may be something beyond `position`. @returns stops waiting */
  whenBeyond(position: Position, wake: () => void): () => void;
}

export interface TenantLogFollowerOptions {
  readonly tail: LogTail;
  readonly commits: Commits;
  /** Told of every failure; the follower goes on, after a pause. */
  readonly onError: (error: unknown) => void;
}

/** So long commits are gathered before they are written, in milliseconds: a few pages a second, not one per event. */
const GATHER_MS = 100;
/** The first pause after a failure, in milliseconds. */
const PAUSE_MS = 100;

/**
 * Writes the tenant log index behind the log. Nobody waits for it: what it has not written yet is in every process's
 * tail. One per plane is enough, two at once do no harm.
 */
export class TenantLogFollower {
  constructor(private readonly options: TenantLogFollowerOptions) {}

  /** Indexes about `count` events. @returns how many it were; 0 when nothing is left of what was committed before the call */
  async step(count = INDEX_PAGE): Promise<number> {
    await this.options.tail.refresh();
    return this.options.tail.persist(count);
  }

  /** Follows the log until `signal` is aborted; never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    const backOff = new BackOff(PAUSE_MS);
    while (!signal.aborted) {
      try {
        await this.catchUp(signal);
        backOff.reset();
        await this.nextCommit(signal);
        await delay(GATHER_MS, undefined, { signal }).catch(() => undefined);
      } catch (error) {
        this.options.onError(error);
        await backOff.wait(signal);
      }
    }
  }

  private async catchUp(signal: AbortSignal): Promise<void> {
    for (let written = Infinity; written > 0 && !signal.aborted;) written = await this.step();
  }

  private async nextCommit(signal: AbortSignal): Promise<void> {
    const { commits, tail } = this.options;
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const over = () => {
        stop();
        signal.removeEventListener('abort', over);
        resolve();
      };
      let stop = (): void => undefined;
      signal.addEventListener('abort', over);
      stop = commits.whenBeyond(tail.head, over);
    });
  }
}
