import { BackOff, StoreBusyError } from '@chancery/event-sourcing';
import { StoreUnavailableError } from '@chancery/kernel';

/** The first pause after an engine could not be reached, in milliseconds; later ones are longer, up to five seconds. */
const FIRST_PAUSE_MS = 250;

/** Whether an engine is out of reach for now, rather than wrong for ever. */
export function isOutOfReach(error: unknown): boolean {
  return error instanceof StoreUnavailableError || error instanceof StoreBusyError;
}

/**
 * Does `work`, again and again while an engine it needs is out of reach. `null` when `signal` was aborted before it
 * succeeded. @throws what is wrong for ever: credentials, another plane's store.
 */
export async function patiently<T>(
  work: () => Promise<T>,
  signal: AbortSignal,
  onOutOfReach: (error: unknown) => void,
): Promise<T | null> {
  const backOff = new BackOff(FIRST_PAUSE_MS);
  while (!signal.aborted) {
    try {
      return await work();
    } catch (error) {
      if (!isOutOfReach(error)) throw error;
      onOutOfReach(error);
      await backOff.wait(signal);
    }
  }
  return null;
}
