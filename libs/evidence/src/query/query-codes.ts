import type { ErrorCode } from '@chancery/platform';

/** What a statement that is explained may be refused for. */
export const EXPLAIN_REFUSALS: readonly ErrorCode[] = [
  'query-cancelled',
  'query-exists',
  'query-failed',
  'query-invalid',
  'query-not-allowed',
  'query-timeout',
  'query-too-large',
];

/** What a statement that is run may be refused for. */
export const QUERY_REFUSALS: readonly ErrorCode[] = [...EXPLAIN_REFUSALS, 'query-cursor-outdated', 'query-page-moved'];
