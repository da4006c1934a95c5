import { MAX_DOWNLOAD_BYTES } from './download-file.ts';
import type { StopReason } from './interruption.ts';
import { StatementRefused } from './query-refusal.ts';

/** What whoever sent a query is told when it was stopped before its end. */
export function refusalOfStop(reason: StopReason, timeoutMs: number): StatementRefused {
  switch (reason) {
    case 'cancelled':
      return new StatementRefused('query-cancelled', 'The query was cancelled while it ran.');
    case 'timed-out':
      return new StatementRefused('query-timeout', `The query was stopped after its time limit of ${timeoutMs} ms.`);
    case 'too-large': {
      const limit = `${MAX_DOWNLOAD_BYTES / 1024 / 1024} MiB`;
      return new StatementRefused(
        'query-too-large',
        `The file grew larger than ${limit}. Select fewer columns or rows.`,
      );
    }
  }
}
