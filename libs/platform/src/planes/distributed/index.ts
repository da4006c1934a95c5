export * from './open-distributed-plane.ts';
export * from './plane-engines.ts';
