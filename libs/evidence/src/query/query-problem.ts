import { Problem } from '@chancery/platform';
import { ChildEndedError } from '../engine/child-host.ts';
import type { QueryRefusal } from './query-refusal.ts';
import { QueryCancelled } from './running-queries.ts';
import { QueryRefusedError } from './tenant-engine.ts';

/** What is answered when a user's query came to nothing; an outage comes back as it is. */
export function problemOfQuery(error: unknown, timeoutMs: number, signal: AbortSignal): unknown {
  if (error instanceof QueryRefusedError) return problemOfRefusal(error.refusal);
  if (signal.aborted && (error instanceof ChildEndedError || error === signal.reason)) return cancelled(signal);
  return error instanceof ChildEndedError ? problemOfEnd(error, timeoutMs) : error;
}

function problemOfRefusal({ code, message, place, candidates }: QueryRefusal): Problem {
  return new Problem(code, place ? `Line ${place.line}, column ${place.column}: ${message}` : message, {
    extra: {
      ...(place ? { line: place.line, column: place.column } : {}),
      ...(candidates.length > 0 ? { candidates } : {}),
    },
  });
}

function cancelled({ reason }: AbortSignal): Problem {
  return new Problem('query-cancelled', reason instanceof QueryCancelled ? reason.message : 'The query was cancelled.');
}

function problemOfEnd(error: ChildEndedError, timeoutMs: number): unknown {
  switch (error.end) {
    case 'timed-out':
      return new Problem(
        'query-timeout',
        `The query did not stop at its time limit of ${timeoutMs} ms and was killed.`,
      );
    case 'out-of-memory':
      return new Problem('query-too-large', 'The query took more memory than a query may use and was stopped.');
    case 'stopped':
      return new Problem('busy', 'The engine was shut down; nothing was answered.', { retryAfterSeconds: 2 });
    case 'crashed':
      // A process that native code brings down while it runs a statement was brought down by the statement.
      return error.signal === null
        ? error
        : new Problem(
            'query-failed',
            'The engine did not survive the statement. Write it simpler or less deeply nested.',
          );
  }
}
