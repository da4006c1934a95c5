export * from './document-store.ts';
export { FieldNotIndexedError } from './find/check-find.ts';
export { InvalidCursorError } from './find/cursor.ts';
export * from './projection.ts';
export * from './projection-host.ts';
export * from './host/open-projection-host.ts';
export type { HostEventStore } from './host/generation-follower.ts';
export type { FailureContext, ReportFailure } from './host/page-delivery.ts';
export type { Decode } from './host/shared-page.ts';
