import type { ApiExample } from './api-example.ts';

export const OPERATION_EXAMPLES: readonly ApiExample[] = [
  {
    operation: 'readTrail',
    name: 'newest',
    summary: 'The newest entry',
    as: 'member',
    query: { limit: '1', order: 'desc' },
    status: 200,
  },
  {
    operation: 'readTrail',
    name: 'misfit',
    summary: 'Refused: a filter that does not fit',
    as: 'member',
    query: { from: 'yesterday' },
    status: 400,
  },
  { operation: 'liveHealth', name: 'alive', summary: 'It answers', as: 'anyone', status: 200 },
  { operation: 'readyHealth', name: 'ready', summary: 'Every store answers', as: 'anyone', status: 200 },
  { operation: 'listErrors', name: 'errors', summary: 'Every code', as: 'anyone', status: 200 },
  {
    operation: 'readError',
    name: 'code',
    summary: 'What a code means',
    as: 'anyone',
    path: { code: 'budget-soft-stopped' },
    status: 200,
  },
];
