/**
 * A value that is read from elsewhere, shared by all who ask for it: nobody reads while somebody reads, or while what was
 * read last is young enough.
 */
export class FreshValue<T> {
  private known: { readonly value: T; readonly askedAt: number } | null = null;
  private reading: { readonly value: Promise<T>; readonly askedAt: number } | null = null;

  constructor(private readonly read: () => Promise<T>) {}

  /** What was true at most `maxAgeMs` before this call, or later. @throws what the reading throws. */
  async get(maxAgeMs: number): Promise<T> {
    const since = performance.now() - maxAgeMs;
    for (;;) {
      if (this.known && this.known.askedAt >= since) return this.known.value;
      const underWay = this.reading ?? this.begin();
      if (underWay.askedAt >= since) return underWay.value;
      await underWay.value.catch(() => undefined);
    }
  }

  private begin() {
    const askedAt = performance.now();
    const value = this.read()
      .then((read) => {
        this.known = { value: read, askedAt };
        return read;
      })
      .finally(() => {
        this.reading = null;
      });
    this.reading = { value, askedAt };
    return this.reading;
  }
}
