export * from './given.ts';
export * from './test-plane.ts';
