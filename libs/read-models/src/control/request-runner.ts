import { setTimeout } from 'node:timers/promises';
import { GenerationBehindError } from '../projection-host.ts';
import type { RunningProjectionHost } from '../projection-host.ts';
import type { ProjectionRequest } from './projection-request.ts';
import type { ProjectionRequests } from './projection-requests.ts';

export interface RequestRunnerOptions {
  readonly requests: ProjectionRequests;
  readonly host: Pick<RunningProjectionHost, 'rebuild' | 'switchTo' | 'retryParked'>;
  /** What this process is called. */
  readonly worker: string;
  /** Fencing token of the lease under which it folds. */
  readonly fence: number;
  /** How often it looks for requests made elsewhere. Milliseconds; `Infinity`: only when it is woken. */
  readonly pollMs: number;
  readonly onError: (error: unknown, what: string) => void;
}

/** Longest a timer waits; one that waits for ever is woken. */
const FOR_EVER_MS = 2 ** 31 - 1;
const RETRY_MS = 500;
const SWITCH_PATIENCE_MS = 10_000;

/**
 * Does what operators ask of the projections: those of one read model one after the other, those of several at once. A
 * request that this process cannot finish before it ends stays open, for the next one to begin again.
 */
export class RequestRunner {
  private readonly underWay = new Map<string, Promise<void>>();
  private waking = new AbortController();

  constructor(private readonly options: RequestRunnerOptions) {}

  /** Looks for requests now. */
  wake(): void {
    this.waking.abort();
  }

  /** Runs until `signal` is aborted, and to the end of what is under way then. The host is to be stopped meanwhile. */
  async run(signal: AbortSignal): Promise<void> {
    const { requests, pollMs, onError } = this.options;
    while (!signal.aborted) {
      this.waking = new AbortController();
      let pause = Math.min(pollMs, FOR_EVER_MS);
      try {
        for (const request of await requests.open()) this.take(request, signal);
      } catch (error) {
        onError(error, 'looking for what is asked of the projections');
        pause = RETRY_MS;
      }
      const woken = AbortSignal.any([signal, this.waking.signal]);
      await setTimeout(pause, undefined, { signal: woken }).catch(() => undefined);
    }
    await Promise.all(this.underWay.values());
  }

  private take(request: ProjectionRequest, signal: AbortSignal): void {
    const { projection } = request;
    if (this.underWay.has(projection) || signal.aborted) return;
    const work = this.carryOut(request, signal).finally(() => {
      this.underWay.delete(projection);
      // Another request of the same read model may have waited for this one.
      this.wake();
    });
    this.underWay.set(projection, work);
  }

  private async carryOut(request: ProjectionRequest, signal: AbortSignal): Promise<void> {
    const { requests, worker, fence, onError } = this.options;
    try {
      const running = await requests.begin(request, worker, fence);
      const outcome = await this.outcomeOf(running, signal);
      if (outcome) await requests.finish(running, outcome);
    } catch (error) {
      onError(error, `the request ${request.request}`);
      await setTimeout(RETRY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** `null` when it was interrupted by the end of this process. */
  private async outcomeOf(
    request: ProjectionRequest,
    signal: AbortSignal,
  ): Promise<{ readonly report: ProjectionRequest['report'] } | { readonly error: string } | null> {
    try {
      return { report: await this.act(request, signal) };
    } catch (error) {
      return signal.aborted ? null : { error: error instanceof Error ? error.message : String(error) };
    }
  }

  private async act(
    { projection, action }: ProjectionRequest,
    signal: AbortSignal,
  ): Promise<ProjectionRequest['report']> {
    const { host } = this.options;
    switch (action.kind) {
      case 'rebuild':
        return host.rebuild(projection);
      case 'switch':
        await this.switchTo(projection, action.generation, signal);
        return null;
      case 'retry':
        return host.retryParked(projection, action.key);
    }
  }

  /** A generation that was ready has to catch up again after a restart: that is waited for. */
  private async switchTo(projection: string, generation: number, signal: AbortSignal): Promise<void> {
    const giveUp = performance.now() + SWITCH_PATIENCE_MS;
    for (;;) {
      try {
        await this.options.host.switchTo(projection, generation);
        return;
      } catch (error) {
        if (!(error instanceof GenerationBehindError) || performance.now() > giveUp) throw error;
      }
      await setTimeout(RETRY_MS, undefined, { signal });
    }
  }
}
