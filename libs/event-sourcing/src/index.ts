export * from './aggregate.ts';
export * from './command-runner.ts';
export * from './envelope.ts';
export * from './event-store.ts';
