export * from './tenant-answer.ts';
export * from './tenant.dto.ts';
