export type { LoggedEvent, LoggedPage, LogSource } from './log-source.ts';
export { passesFilter } from './passes-filter.ts';
export * from './rebuild-tenant-log.ts';
export { TenantLogFollower } from './tenant-log-follower.ts';
export * from './tenant-log-index.ts';
