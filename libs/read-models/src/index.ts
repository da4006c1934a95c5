export * from './document-store.ts';
export * from './projection.ts';
export * from './projection-host.ts';
