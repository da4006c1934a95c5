import { CommandConflictError, OutcomeUnknownError, StoreBusyError } from '@chancery/event-sourcing';
import { StoreUnavailableError } from '@chancery/kernel';
import { Problem } from '@chancery/platform';

/**
 * Whether nothing is wrong but the moment: a queue is full, an engine taken, the store closing. Whoever asked is told to
 * come back (503); neither the gate nor the export has decided anything.
 */
export function isPassingOutage(error: unknown): boolean {
  return (
    error instanceof StoreBusyError ||
    error instanceof OutcomeUnknownError ||
    error instanceof CommandConflictError ||
    error instanceof StoreUnavailableError ||
    (error instanceof Problem && error.code === 'busy')
  );
}
