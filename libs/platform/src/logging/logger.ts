import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';

export interface LoggerOptions {
  /** Of pino: `trace` to `fatal`, or `silent`. */
  readonly level: string;
  /** What this process is called. */
  readonly node: string;
}

/** What of an error is logged. Never what a driver hangs on it: its options hold credentials, its writes documents. */
interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string | number;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

/** Causes of causes that are logged. */
const DEPTH = 3;

/** The log of a process: a line of JSON each, to standard output. Errors are given as `error`. */
export function openLogger({ level, node }: LoggerOptions, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { node },
    serializers: { error: (error: unknown) => (error instanceof Error ? loggedError(error) : error) },
  };
  return destination ? pino(options, destination) : pino(options);
}

function loggedError(error: Error, depth = DEPTH): LoggedError {
  const { name, message, stack, cause } = error;
  const code: unknown = 'code' in error ? error.code : undefined;
  return {
    type: name,
    message,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(stack === undefined ? {} : { stack }),
    ...(cause instanceof Error && depth > 1 ? { cause: loggedError(cause, depth - 1) } : {}),
  };
}
