interface Waiting {
  /** Decides and applies the write. */
  run(): void;
  /** Answers it, after the flush. */
  settle(flushed: { readonly error?: Error }): void;
}

/**
 * Group commit: what arrives in one turn of the event loop is decided one after another and shares one `flush`. Without
 * `flush` there is nothing to wait for.
 */
export class CommitQueue {
  readonly #flush: (() => void) | null;
  #waiting: Waiting[] = [];

  constructor(flush: (() => void) | null) {
    this.#flush = flush;
  }

  /** @returns what `write` returned, once it is durable */
  async submit<T>(write: () => T): Promise<T> {
    if (this.#flush === null) return write();
    return new Promise((resolve, reject) => {
      let answer: () => void;
      const run = (): void => {
        const result = write();
        answer = () => resolve(result);
      };
      const settle: Waiting['settle'] = ({ error }) => (error ? reject(error) : answer());
      if (this.#waiting.length === 0) setImmediate(() => this.#commit());
      this.#waiting.push({ run, settle });
    });
  }

  #commit(): void {
    const writes = this.#waiting;
    this.#waiting = [];
    let flushed: { readonly error?: Error } = {};
    try {
      for (const { run } of writes) run();
      this.#flush?.();
    } catch (error) {
      flushed = { error: error as Error };
    }
    for (const { settle } of writes) settle(flushed);
  }
}
