import { accept, assertNever, reject } from '@chancery/kernel';
import type { Decision, EpochMs, Json } from '@chancery/kernel';
import type { DeleteDataset, RetractBatch, RetractRows, WithdrawEvidence } from './dataset.commands.ts';
import type { DatasetEvent, RowVersion } from './dataset.events.ts';
import { batchOf, liveBatchesOf, liveRows } from './dataset.state.ts';
import type { DatasetState } from './dataset.state.ts';

/**
 * Rows of one dataset that can be retracted one by one. Every query leaves each of them out by its ID; of more, the
 * batch is to be retracted.
 */
export const MAX_RETRACTED_ROWS = 10_000;

export function withdrawEvidence(command: WithdrawEvidence, state: DatasetState, now: EpochMs): Decision<DatasetEvent> {
  if (state.status === 'absent') return notFound(command, `There is no dataset "${command.dataset}".`);
  switch (command.type) {
    case 'RetractBatch':
      return retractBatch(command, state, now);
    case 'RetractRows':
      return retractRows(command, state, now);
    case 'DeleteDataset':
      return deleteDataset(command, state, now);
    default:
      return assertNever(command);
  }
}

function retractBatch(command: RetractBatch, state: DatasetState, now: EpochMs): Decision<DatasetEvent> {
  const { dataset, reason, citedBy } = command;
  const batch = batchOf(state, command.batch);
  if (!batch) return notFound(command, `There is no batch ${command.batch} in the dataset "${dataset}".`);
  if (batch.retracted) return accept();
  const rows = liveRows(batch);
  if (isHeldBack(command)) return heldBack(command, rows);
  const { columns } = batch;
  const retracted = { dataset, batch: batch.batch, rows, columns, reason, citedBy, retractedAt: now };
  return accept({ type: 'BatchRetracted', ...retracted });
}

function retractRows(command: RetractRows, state: DatasetState, now: EpochMs): Decision<DatasetEvent> {
  const { dataset, reason, citedBy } = command;
  const rows = command.rows.filter((version) => isLive(version, state));
  if (rows.length === 0) return accept();
  const before = liveBatchesOf(state).reduce((sum, { retractedRows }) => sum + retractedRows.length, 0);
  if (before + rows.length > MAX_RETRACTED_ROWS) return tooMany(command, before, rows.length);
  if (isHeldBack(command)) return heldBack(command, rows.length);
  return accept({ type: 'RowsRetracted', dataset, rows, reason, citedBy, retractedAt: now });
}

function deleteDataset(command: DeleteDataset, state: DatasetState, now: EpochMs): Decision<DatasetEvent> {
  if (state.status === 'deleted') return accept();
  const { dataset, reason, citedBy } = command;
  const batches = liveBatchesOf(state).map((batch) => ({ batch: batch.batch, rows: liveRows(batch) }));
  if (isHeldBack(command)) {
    return heldBack(
      command,
      batches.reduce((sum, { rows }) => sum + rows, 0),
    );
  }
  return accept({ type: 'DatasetDeleted', dataset, batches, reason, citedBy, deletedAt: now });
}

function isLive({ batch, row }: RowVersion, state: DatasetState): boolean {
  const held = batchOf(state, batch);
  return held !== null && !held.retracted && !held.retractedRows.includes(row);
}

function isHeldBack({ citedBy, evenIfCited }: WithdrawEvidence): boolean {
  return citedBy.length > 0 && !evenIfCited;
}

function heldBack(command: WithdrawEvidence, rows: number): Decision<DatasetEvent> {
  const { dataset, citedBy, reason } = command;
  const [first = ''] = citedBy;
  const who = citedBy.length === 1 ? `The authority "${first}" cites` : `${citedBy.length} authorities cite`;
  return reject({
    code: 'evidence-cited',
    message: `${who} what is to be withdrawn from "${dataset}" (${rows} rows): each such link would become a finding.`,
    facts: { dataset, rows, citedBy },
    lift: [
      {
        action: 'Look at who cites it; to withdraw it all the same, say evenIfCited.',
        by: scopeOf(command),
        request: { method: 'POST', path: pathOf(command), body: { ...bodyOf(command), reason, evenIfCited: true } },
      },
    ],
  });
}

function tooMany({ dataset }: RetractRows, before: number, asked: number): Decision<DatasetEvent> {
  return reject({
    code: 'retracted-rows-too-many',
    message:
      `"${dataset}" has ${before} rows that were retracted one by one; with these ${asked} there would be more than ` +
      `${MAX_RETRACTED_ROWS}.`,
    facts: { dataset, retracted: before, asked, most: MAX_RETRACTED_ROWS },
    lift: [
      {
        action: 'Ingest the batch again without these rows, then retract the batch that has them.',
        by: 'evidence:retract',
      },
    ],
  });
}

function notFound({ dataset }: WithdrawEvidence, message: string): Decision<DatasetEvent> {
  return reject({ code: 'not-found', message, facts: { dataset }, lift: [] });
}

function scopeOf({ type }: WithdrawEvidence): string {
  return type === 'DeleteDataset' ? 'datasets:delete' : 'evidence:retract';
}

function pathOf(command: WithdrawEvidence): string {
  const path = `/v1/tenants/${command.tenant}/datasets/${command.dataset}`;
  switch (command.type) {
    case 'RetractBatch':
      return `${path}/batches/${command.batch}/retract`;
    case 'RetractRows':
      return `${path}/rows/retract`;
    case 'DeleteDataset':
      return `${path}/delete`;
    default:
      return assertNever(command);
  }
}

function bodyOf(command: WithdrawEvidence): { readonly [field: string]: Json } {
  return command.type === 'RetractRows' ? { rows: [...new Set(command.rows.map(({ row }) => row))] } : {};
}
