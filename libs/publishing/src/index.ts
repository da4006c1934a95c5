export * from './cloud-event/published-event.ts';
export * from './cloud-event/structured.ts';
export * from './consumer/event-attributes.ts';
export * from './event-sink.ts';
export * from './open-publisher.ts';
export * from './publisher.ts';
export * from './publisher-status.ts';
export type { ParkedTenant } from './run/publisher-book.ts';
