/** A bundle is built in memory: uncompressed size of all its files together, in bytes. */
export const MAX_BUNDLE_BYTES = 256 * 1024 * 1024;

/** Counts what goes into a bundle and stops it early, before the memory is gone. */
export class BundleSize {
  private bytes = 0;

  /** @param grown told the size after each addition */
  constructor(
    readonly limit = MAX_BUNDLE_BYTES,
    private readonly grown: (bytes: number) => void = () => undefined,
  ) {}

  /** @throws BundleTooLargeError */
  add(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes > this.limit) throw new BundleTooLargeError(this.limit);
    this.grown(this.bytes);
  }
}

export class BundleTooLargeError extends Error {
  override readonly name = 'BundleTooLargeError';

  constructor(readonly limit: number) {
    super(`The files of the bundle are larger than ${limit} bytes together.`);
  }
}
