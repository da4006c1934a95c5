export * from './document-store.ts';
export * from './find/check-find.ts';
export { InvalidCursorError } from './find/cursor.ts';
export * from './projection.ts';
export * from './projection-host.ts';
