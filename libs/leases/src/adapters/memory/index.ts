export { MemoryLeaseStore } from './memory-lease-store.ts';
