export * from './dataset-answers.ts';
export * from './ingest.dto.ts';
export * from './query-answer.ts';
export * from './query.dto.ts';
export * from './rejected-row.ts';
export * from './running-query.ts';
export * from './withdrawal-answers.ts';
export * from './withdrawal.dto.ts';
