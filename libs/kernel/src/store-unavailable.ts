/**
 * A store cannot be reached, or is changing its leader: nothing is wrong with what was asked, and the same may be asked
 * again. What was being written may have been written.
 */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
}
