import { setTimeout } from 'node:timers/promises';
import type { OperatorRequest } from './operator-request.ts';
import type { OperatorRequests } from './operator-requests.ts';

/** How requests are carried out. */
export interface RequestedWork<Wish, Report> {
  /** Of what something is asked, for messages: `the projections`. */
  readonly what: string;
  /** Requests with the same one are carried out one after the other. */
  readonly queueOf: (wish: Wish) => string;
  /** @throws Error why it failed; what is thrown after `signal` was aborted leaves the request open. */
  readonly act: (wish: Wish, signal: AbortSignal) => Promise<Report | null>;
}

export interface RequestRunnerOptions<Wish extends object, Report> {
  readonly requests: OperatorRequests<Wish, Report>;
  readonly work: RequestedWork<Wish, Report>;
  /** What this process is called. */
  readonly worker: string;
  /** Fencing token of the lease under which it works. */
  readonly fence: number;
  /** How often it looks for requests made elsewhere. Milliseconds; `Infinity`: only when it is woken. */
  readonly pollMs: number;
  readonly onError: (error: unknown, what: string) => void;
}

/** Longest a timer waits; one that waits for ever is woken. */
const FOR_EVER_MS = 2 ** 31 - 1;
const RETRY_MS = 500;

/**
 * Does what operators ask. A request that this process cannot finish before it ends stays open, for the next one to begin
 * again.
 */
export class RequestRunner<Wish extends object, Report> {
  private readonly underWay = new Map<string, Promise<void>>();
  private waking = new AbortController();

  constructor(private readonly options: RequestRunnerOptions<Wish, Report>) {}

  /** Looks for requests now. */
  wake(): void {
    this.waking.abort();
  }

  /** Runs until `signal` is aborted, and to the end of what is under way then. What it works with is to be stopped meanwhile. */
  async run(signal: AbortSignal): Promise<void> {
    const { requests, work, pollMs, onError } = this.options;
    while (!signal.aborted) {
      this.waking = new AbortController();
      let pause = Math.min(pollMs, FOR_EVER_MS);
      try {
        for (const request of await requests.open()) this.take(request, signal);
      } catch (error) {
        onError(error, `looking for what is asked of ${work.what}`);
        pause = RETRY_MS;
      }
      const woken = AbortSignal.any([signal, this.waking.signal]);
      await setTimeout(pause, undefined, { signal: woken }).catch(() => undefined);
    }
    await Promise.all(this.underWay.values());
  }

  private take(request: OperatorRequest<Wish, Report>, signal: AbortSignal): void {
    const queue = this.options.work.queueOf(request);
    if (this.underWay.has(queue) || signal.aborted) return;
    const done = this.carryOut(request, signal).finally(() => {
      this.underWay.delete(queue);
      // Another request of the same queue may have waited for this one.
      this.wake();
    });
    this.underWay.set(queue, done);
  }

  private async carryOut(request: OperatorRequest<Wish, Report>, signal: AbortSignal): Promise<void> {
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
    request: OperatorRequest<Wish, Report>,
    signal: AbortSignal,
  ): Promise<{ readonly report: Report | null } | { readonly error: string } | null> {
    try {
      return { report: await this.options.work.act(request, signal) };
    } catch (error) {
      return signal.aborted ? null : { error: error instanceof Error ? error.message : String(error) };
    }
  }
}
