import { Problem } from '@chancery/platform';
import type { Conversion } from './convert/conversion.ts';

/**
 * Refuses a file for its bad rows: any of them when `strict`, else only when there is no good one.
 * @throws Problem `rows-rejected` with the first of them
 */
export function refuseRejectedRows({ rowsAccepted, rowsRejected, rejectedSample }: Conversion, strict: boolean): void {
  if (rowsAccepted > 0 && !(strict && rowsRejected > 0)) return;
  const [first] = rejectedSample;
  const rows = rowsAccepted + rowsRejected;
  const detail = `${rowsRejected} of ${rows} rows ${rowsRejected === 1 ? 'is' : 'are'} bad`;
  throw new Problem(
    'rows-rejected',
    first ? `${detail}; the first, on line ${first.line}: ${first.reason}` : `${detail}.`,
    {
      facts: { rowsAccepted, rowsRejected, strict },
      extra: { rejectedRows: rejectedSample.map(({ line, row, code, reason }) => ({ line, row, code, reason })) },
    },
  );
}
