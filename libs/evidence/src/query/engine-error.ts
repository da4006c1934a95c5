import { inPlainWords } from './plain-words.ts';
import { placeOf, StatementRefused } from './query-refusal.ts';

/** An error of the engine, as `errors_as_json` writes it. */
interface EngineError {
  readonly exception_type: string;
  readonly exception_message: string;
  /** Byte offset in the statement, as text. */
  readonly position?: string;
}

/** Kinds of errors that are the statement's own fault. */
const STATEMENT_ERRORS: ReadonlySet<string> = new Set([
  'Binder',
  'Catalog',
  'Constraint',
  'Conversion',
  'Decimal',
  'Divide by Zero',
  'Expression',
  'Invalid',
  'Invalid Input',
  'Invalid type',
  'Mismatch Type',
  'Not implemented',
  'Out of Range',
  'Parameter Not Allowed',
  'Parameter Not Resolved',
  'Parser',
  'Syntax',
]);

/**
 * What an engine error means for whoever sent `sql`, in plain words. An error that is not the statement's fault comes
 * back as it is. `shift` is how many bytes stood before the statement when it ran.
 */
export function refusalOf(error: unknown, sql: string, shift: number): unknown {
  const details = parseEngineError(error);
  if (!details) return error;
  const place = placeOf(sql, Number(details.position ?? Number.NaN) - shift);
  switch (details.exception_type) {
    case 'Permission':
    case 'Missing Extension':
      return new StatementRefused('query-not-allowed', 'A query may read datasets only: no files, no network.', place);
    case 'Out of Memory':
      return new StatementRefused(
        'query-too-large',
        'The query needs more memory than a query may use. Filter or aggregate earlier, or select fewer columns.',
      );
    case 'INTERNAL':
    case 'FATAL':
      return new StatementRefused('query-failed', 'The engine met a fault of its own. Write the statement simpler.');
    default: {
      if (!STATEMENT_ERRORS.has(details.exception_type)) return error;
      const { message, candidates } = inPlainWords(details.exception_message);
      return new StatementRefused('query-invalid', message, place, candidates);
    }
  }
}

/** Whether the error says that the statement was interrupted. */
export function isInterrupted(error: unknown): boolean {
  return parseEngineError(error)?.exception_type === 'INTERRUPT';
}

function parseEngineError(error: unknown): EngineError | null {
  if (!(error instanceof Error)) return null;
  const start = error.message.indexOf('{"exception_type"');
  if (start === -1) return null;
  try {
    return JSON.parse(error.message.slice(start)) as EngineError;
  } catch {
    return null;
  }
}
