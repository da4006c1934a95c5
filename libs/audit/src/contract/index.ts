export * from './audit-entry.ts';
export * from './audit-query.dto.ts';
export * from './feed-query.dto.ts';
