export * from './clock.ts';
export * from './decider.ts';
export * from './ids.ts';
export * from './json.ts';
export * from './lru.ts';
export * from './store-unavailable.ts';
