import type { ApiExample } from './api-example.ts';

const SCRATCH = { dataset: 'scratch' };
const CSV = 'id,note\nN1,first\nN2,second\n';
const REASON = 'The supplier corrected these figures.';

/** After the exports: what is withdrawn makes findings of the links to it. */
export const WITHDRAWAL_EXAMPLES: readonly ApiExample[] = [
  {
    operation: 'ingestBatch',
    name: 'to-withdraw',
    summary: 'A batch that nobody cites',
    as: 'member',
    path: SCRATCH,
    query: { rowKey: 'id' },
    csv: CSV,
    status: 201,
    keep: { batch: 'batch' },
  },
  {
    operation: 'listCitations',
    name: 'cited',
    summary: 'Who cites the dataset',
    as: 'member',
    path: { dataset: 'holdings' },
    status: 200,
  },
  {
    operation: 'retractRows',
    name: 'cited',
    summary: 'Refused: an authority cites the row',
    as: 'member',
    path: { dataset: 'holdings' },
    body: { rows: ['H001'], reason: REASON },
    status: 409,
  },
  {
    operation: 'retractRows',
    name: 'rows',
    summary: 'One row withdrawn; it stays in history',
    as: 'member',
    path: SCRATCH,
    body: { rows: ['N2'], reason: REASON },
    status: 200,
  },
  {
    operation: 'retractBatch',
    name: 'batch',
    summary: 'A whole batch withdrawn',
    as: 'member',
    path: SCRATCH,
    body: { reason: REASON },
    status: 200,
  },
  {
    operation: 'deleteDataset',
    name: 'dataset',
    summary: 'The dataset is gone from queries',
    as: 'member',
    path: SCRATCH,
    body: { reason: REASON },
    status: 200,
  },
];
