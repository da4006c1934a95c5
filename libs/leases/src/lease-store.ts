/** The store's word that a name is held: by whom, and under which fencing token. */
export interface LeaseGrant {
  readonly name: string;
  /** Who holds it, for people: a process and what it does. */
  readonly holder: string;
  /** Fencing token, from 1: higher with every grant of the name, so that what an earlier holder writes late is told apart. */
  readonly token: number;
}

/** What is known of a name. */
export interface LeaseState extends LeaseGrant {
  /** Milliseconds until it can be taken, by the store's clock; 0 when it is free. */
  readonly remainingMs: number;
}

/**
 * Lets one process at a time hold a name. When a lease ends is judged by the store's clock alone. Every adapter passes
 * `lease-store.contract.ts`; `holdLease` and `runUnderLease` keep a lease on top of it.
 */
export interface LeaseStore {
  /** Takes the lease for `ttlMs` when it is free; `null` while anybody holds it, `holder` included. */
  acquire(name: string, holder: string, ttlMs: number): Promise<LeaseGrant | null>;
  /** Makes it last `ttlMs` from now; `false` when it has ended or is another's. */
  renew(grant: LeaseGrant, ttlMs: number): Promise<boolean>;
  /** Gives it back, so that it is free at once. Does nothing when it is another's by now. */
  release(grant: LeaseGrant): Promise<void>;
  /** `null` for a name that was never taken. */
  read(name: string): Promise<LeaseState | null>;
  close(): Promise<void>;
}
