import { ReadModelBehindError } from '../projection-host.ts';

interface Waiter {
  readonly position: string;
  readonly settle: (error: Error | null) => void;
}

/** Those who wait until something has reached a position. They are woken, nobody asks again and again. */
export class PositionWaiters {
  private readonly waiters = new Set<Waiter>();

  /** @param name of the read model, for the message. @throws ReadModelBehindError after `timeoutMs`. */
  wait(name: string, position: string, timeoutMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        position,
        settle: (error) => {
          clearTimeout(timer);
          this.waiters.delete(waiter);
          if (error) reject(error);
          else resolve();
        },
      };
      const timer = setTimeout(() => {
        waiter.settle(new ReadModelBehindError(`${name} has not reached ${position} within ${timeoutMs} ms`));
      }, timeoutMs);
      this.waiters.add(waiter);
    });
  }

  /** Lets go those whose position is reached. */
  release(reached: string): void {
    for (const waiter of this.waiters) if (reached >= waiter.position) waiter.settle(null);
  }

  rejectAll(error: Error): void {
    for (const waiter of this.waiters) waiter.settle(error);
  }
}
