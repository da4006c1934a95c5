import { ErrorType, isCommandError } from '@eventstore/db-client';
import { OutcomeUnknownError, RefusedEventError, StoreBusyError, StoreDamagedError } from '../../event-store.ts';

/** gRPC's code for a server or connection that has too much to do. */
const RESOURCE_EXHAUSTED = 8;
/** The call never left this process, or the server says that it took nothing up. */
const NOTHING_DONE = /no connection established|not ready|too busy|failed to discover/i;

/** What went wrong, as far as it matters here. */
type Failure =
  /** Nothing happened; the same call may do better a little later. */
  | 'refused'
  /** No answer: it may have happened. */
  | 'no-answer'
  | 'too-large'
  | 'login'
  | 'deleted'
  | 'other';

function failureOf(error: unknown): Failure {
  if (NOTHING_DONE.test(messageOf(error))) return 'refused';
  if (!(error instanceof Error && isCommandError(error))) return 'other';
  switch (error.type) {
    case ErrorType.NOT_LEADER:
      return 'refused';
    case ErrorType.UNAVAILABLE:
    case ErrorType.CANCELLED:
    case ErrorType.TIMEOUT:
    case ErrorType.DEADLINE_EXCEEDED:
      return 'no-answer';
    case ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED:
      return 'too-large';
    case ErrorType.ACCESS_DENIED:
      return 'login';
    case ErrorType.STREAM_DELETED:
      return 'deleted';
    default:
      return Number(error.code) === RESOURCE_EXHAUSTED ? 'refused' : 'other';
  }
}

/** What an append that failed is for its caller. When in doubt, the outcome is unknown. */
export function appendError(error: unknown): Error {
  if (error instanceof OutcomeUnknownError) return error;
  switch (failureOf(error)) {
    case 'refused':
      return new StoreBusyError(`The event store did not take the append: ${messageOf(error)}`);
    case 'too-large':
      return new RefusedEventError(`The event store is configured for smaller appends: ${messageOf(error)}`);
    case 'login':
      return new Error('The event store refused the login', { cause: error });
    case 'deleted':
      return new StoreDamagedError('A stream was deleted from the event store', { cause: error });
    case 'no-answer':
    case 'other':
      return new OutcomeUnknownError(`The event store did not say whether it has written: ${messageOf(error)}`, {
        cause: error,
      });
  }
}

/** What a read that failed is for its caller. */
export function readError(error: unknown): Error {
  switch (failureOf(error)) {
    case 'refused':
    case 'no-answer':
      return new StoreBusyError(`The event store cannot be read: ${messageOf(error)}`);
    case 'login':
      return new Error('The event store refused the login', { cause: error });
    case 'deleted':
      return new StoreDamagedError('A stream was deleted from the event store', { cause: error });
    case 'too-large':
    case 'other':
      return error instanceof Error ? error : new Error(messageOf(error));
  }
}

/** Whether nothing came of the call: the next try may reach another node, or this one when it is ready. */
export function isRefusal(error: unknown): boolean {
  return failureOf(error) === 'refused';
}

/** Whether the server says that nothing stands at the position it was asked to read from; it says so in many words. */
export function isNoPosition(error: unknown): boolean {
  return failureOf(error) === 'other' && /position|ReadAllResult/i.test(messageOf(error));
}

/** Whether a read may be tried again: a connection was lost, a node has gone. */
export function isRetryable(error: unknown): boolean {
  return isRefusal(error) || failureOf(error) === 'no-answer';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
