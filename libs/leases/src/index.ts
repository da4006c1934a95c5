export * from './hold-lease.ts';
export { LeaseLostError } from './lease.ts';
export type { Lease, ReportLeaseFailure } from './lease.ts';
export * from './lease-store.ts';
export { DEFAULT_TTL_MS as DEFAULT_LEASE_TTL_MS } from './lease-timing.ts';
