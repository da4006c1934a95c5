/** Tells whoever waits that something changed. */
export class Changes {
  private readonly listeners = new Set<() => void>();

  tell(): void {
    for (const listener of [...this.listeners]) listener();
  }

  /** Resolves with the next change, or when `signal` says so. */
  next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const tell = () => {
        this.listeners.delete(tell);
        signal.removeEventListener('abort', tell);
        resolve();
      };
      this.listeners.add(tell);
      signal.addEventListener('abort', tell);
      if (signal.aborted) tell();
    });
  }
}
