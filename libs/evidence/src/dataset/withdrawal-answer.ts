import { assertNever } from '@chancery/kernel';
import type { EpochMs } from '@chancery/kernel';
import type { WithdrawalAnswer } from '../contract/withdrawal-answers.ts';
import type { DatasetEvent } from './dataset.events.ts';

/** What the events of a withdrawal say; none when nothing changed. */
export function withdrawalAnswer(dataset: string, [event]: readonly DatasetEvent[]): WithdrawalAnswer {
  if (!event) return { dataset, batches: [], rows: 0, citedBy: [], withdrawnAt: null };
  switch (event.type) {
    case 'BatchRetracted': {
      const { batch, rows, citedBy, retractedAt } = event;
      return { dataset, batches: [batch], rows, citedBy, withdrawnAt: isoTime(retractedAt) };
    }
    case 'RowsRetracted': {
      const { rows, citedBy, retractedAt } = event;
      return { dataset, batches: [], rows: rows.length, citedBy, withdrawnAt: isoTime(retractedAt) };
    }
    case 'DatasetDeleted': {
      const { batches, citedBy, deletedAt } = event;
      const rows = batches.reduce((sum, one) => sum + one.rows, 0);
      return { dataset, batches: batches.map(({ batch }) => batch), rows, citedBy, withdrawnAt: isoTime(deletedAt) };
    }
    case 'BatchCommitted':
    case 'IngestAbandoned':
      throw new Error(`${event.type} is no withdrawal`);
    default:
      return assertNever(event);
  }
}

function isoTime(time: EpochMs): string {
  return new Date(time).toISOString();
}
