export type { ReadOnlyEventStore } from './log-reader.ts';
export { openSqliteEventStoreReadOnly } from './read-only-event-store.ts';
export { INSERT_COMMAND, INSERT_EVENT, TABLES, WRITER_PRAGMAS } from './schema.ts';
export { ownFolder } from './ownership.ts';
export type { OwnedFolder } from './ownership.ts';
export * from './snapshot-store.ts';
export type { SqliteEventStore, SqliteEventStoreOptions } from './sqlite-event-store.ts';
export { openSqliteEventStore } from './sqlite-event-store.ts';
