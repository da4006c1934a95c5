/** Nothing became free in time; nothing was done. */
export class EngineBusyError extends Error {
  override readonly name = 'EngineBusyError';
}

/** A place taken; call it once to give the place back. */
export type Release = () => void;

/** A bounded number of places and a queue in front of them, first come, first served. */
export class Slots {
  private free: number;
  private readonly queue: (() => void)[] = [];

  constructor(capacity: number) {
    this.free = capacity;
  }

  /**
   * @throws EngineBusyError when no place became free within `waitMs`
   * @throws the signal's reason when whoever waits gave up
   */
  async take(waitMs: number, signal?: AbortSignal): Promise<Release> {
    signal?.throwIfAborted();
    if (this.free > 0) this.free--;
    else await this.wait(waitMs, signal);
    let taken = true;
    return () => {
      if (!taken) return;
      taken = false;
      this.giveBack();
    };
  }

  private wait(waitMs: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (why: Error) => {
        done();
        this.queue.splice(this.queue.indexOf(enter), 1);
        reject(why);
      };
      const giveUp = () => leave(signal?.reason as Error);
      const timer = setTimeout(() => leave(new EngineBusyError(`No place became free within ${waitMs} ms`)), waitMs);
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', giveUp);
      };
      const enter = () => {
        done();
        resolve();
      };
      signal?.addEventListener('abort', giveUp);
      this.queue.push(enter);
    });
  }

  private giveBack(): void {
    const next = this.queue.shift();
    if (next) next();
    else this.free++;
  }
}
