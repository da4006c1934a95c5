export { ConnectionStringError, parseConnectionString } from './connection-string.ts';
export type { EventStoreConnection } from './connection-string.ts';
export type { EventStoreDbEventStore } from './eventstoredb-event-store.ts';
export { openEventStoreDbEventStore } from './open-event-store.ts';
export type { EventStoreDbOptions } from './open-event-store.ts';
