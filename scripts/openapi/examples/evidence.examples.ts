import type { ApiExample } from './api-example.ts';

const CSV = [
  'id,holding,acquired,value',
  'H001,Parish registers,1998-04-02,12500.50',
  'H002,Ship logs,2004-11-19,8800',
  'H003,Maps of the coast,2011-06-30,4300.25',
  'H004,Broken row',
  '',
].join('\n');

export const EVIDENCE_EXAMPLES: readonly ApiExample[] = [
  {
    operation: 'ingestBatch',
    name: 'csv',
    summary: 'Three rows land, one is reported',
    as: 'member',
    path: { dataset: 'holdings' },
    query: { rowKey: 'id' },
    csv: CSV,
    status: 201,
    keep: { batch: 'batch', dataset: 'dataset' },
  },
  {
    operation: 'ingestBatch',
    name: 'strict',
    summary: 'Refused whole: a row does not fit',
    as: 'member',
    path: { dataset: 'strict_holdings' },
    query: { rowKey: 'id', strict: 'true' },
    csv: CSV,
    status: 422,
  },
  { operation: 'readBatch', name: 'batch', summary: 'A batch', as: 'member', status: 200 },
  { operation: 'rejectedRows', name: 'ndjson', summary: 'One rejected row', as: 'member', status: 200 },
  { operation: 'listDatasets', name: 'datasets', summary: 'All datasets', as: 'member', status: 200 },
  { operation: 'readDataset', name: 'dataset', summary: 'A dataset and its batches', as: 'member', status: 200 },
  {
    operation: 'runQuery',
    name: 'select',
    summary: 'The most valuable holding',
    as: 'member',
    body: { sql: 'SELECT holding, value FROM holdings ORDER BY value DESC LIMIT 1', limit: 10 },
    status: 200,
  },
  {
    operation: 'runQuery',
    name: 'mistake',
    summary: 'Refused: no such column',
    as: 'member',
    body: { sql: 'SELECT price FROM holdings' },
    status: 400,
  },
];
