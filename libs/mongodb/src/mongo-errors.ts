import { MongoBulkWriteError, MongoError, MongoServerError } from 'mongodb';

/** Code of what a unique index refuses. */
export const DUPLICATE_KEY = 11_000;

/** Errors of the driver that are about the way to the server, or about the time it takes. */
const PASSING_NAMES: ReadonlySet<string> = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoOperationTimeoutError',
  'MongoPoolClearedError',
  'MongoPoolClearedOnNetworkError',
  'MongoServerSelectionError',
  'MongoStalePrimaryError',
  'MongoWaitQueueTimeoutError',
]);

/**
 * Codes of a server that is going, coming, changing its role, or out of breath: those that its drivers' specification
 * calls retryable, and what a lock, a conflict or a time limit answers.
 * https://github.com/mongodb/specifications/blob/master/source/retryable-writes/retryable-writes.md
 */
const PASSING_CODES: ReadonlySet<unknown> = new Set([
  6, // HostUnreachable
  7, // HostNotFound
  24, // LockTimeout
  46, // LockBusy
  50, // MaxTimeMSExpired
  64, // WriteConcernTimeout
  89, // NetworkTimeout
  91, // ShutdownInProgress
  112, // WriteConflict
  133, // FailedToSatisfyReadPreference
  134, // ReadConcernMajorityNotAvailableYet
  189, // PrimarySteppedDown
  202, // NetworkInterfaceExceededTimeLimit
  251, // NoSuchTransaction
  262, // ExceededTimeLimit
  9001, // SocketException
  10_107, // NotWritablePrimary
  11_600, // InterruptedAtShutdown
  11_601, // Interrupted
  11_602, // InterruptedDueToReplStateChange
  13_435, // NotPrimaryNoSecondaryOk
  13_436, // NotPrimaryOrSecondary
]);
const PASSING_LABELS = ['RetryableWriteError', 'TransientTransactionError', 'UnknownTransactionCommitResult'];

const NETWORK_CODES: ReadonlySet<unknown> = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNABORTED']);

/**
 * A pooled connection that turned out to be broken when it was written to: the driver hands out the socket's own error
 * then, bare or as the reason of a bulk write's, and does not try again as it does for all others.
 */
export function isBrokenSocket(error: unknown): boolean {
  return NETWORK_CODES.has((error as NodeJS.ErrnoException | undefined)?.code);
}

/** Whether the same may be tried again: the server was not there, or not in a state to answer. */
export function isPassing(error: unknown): boolean {
  if (isBrokenSocket(error)) return true;
  if (!(error instanceof MongoError)) return false;
  // A bulk write that did not get through wraps what went wrong, and keeps neither its name nor its labels.
  if (error instanceof MongoBulkWriteError && isPassing(error.errorResponse)) return true;
  if (PASSING_NAMES.has(error.name)) return true;
  return PASSING_CODES.has(error.code) || PASSING_LABELS.some((label) => error.hasErrorLabel(label));
}

/** Whether a unique index refused a document. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === DUPLICATE_KEY;
}
