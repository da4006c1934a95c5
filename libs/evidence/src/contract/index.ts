export * from './dataset-answers.ts';
export * from './ingest.dto.ts';
export * from './query-answer.ts';
export * from './query.dto.ts';
