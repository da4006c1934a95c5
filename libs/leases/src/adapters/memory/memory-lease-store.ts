import type { LeaseGrant, LeaseState, LeaseStore } from '../../lease-store.ts';

interface KeptLease extends LeaseGrant {
  readonly endsAt: number;
}

/** Leases among the parts of one process: for the embedded topology and for tests. */
export class MemoryLeaseStore implements LeaseStore {
  private readonly leases = new Map<string, KeptLease>();

  async acquire(name: string, holder: string, ttlMs: number): Promise<LeaseGrant | null> {
    const before = this.leases.get(name);
    if (before && before.endsAt > performance.now()) return null;
    const grant = { name, holder, token: (before?.token ?? 0) + 1 };
    this.leases.set(name, { ...grant, endsAt: performance.now() + ttlMs });
    return grant;
  }

  async renew(grant: LeaseGrant, ttlMs: number): Promise<boolean> {
    const held = this.heldBy(grant);
    if (!held) return false;
    this.leases.set(grant.name, { ...held, endsAt: performance.now() + ttlMs });
    return true;
  }

  async release(grant: LeaseGrant): Promise<void> {
    const held = this.heldBy(grant);
    if (held) this.leases.set(grant.name, { ...held, endsAt: 0 });
  }

  async read(name: string): Promise<LeaseState | null> {
    const kept = this.leases.get(name);
    if (!kept) return null;
    const { endsAt, ...grant } = kept;
    return { ...grant, remainingMs: Math.max(endsAt - performance.now(), 0) };
  }

  async close(): Promise<void> {
    this.leases.clear();
  }

  /** The lease as it is kept, while `grant` is the one in force. */
  private heldBy({ name, token }: LeaseGrant): KeptLease | null {
    const kept = this.leases.get(name);
    return kept?.token === token && kept.endsAt > performance.now() ? kept : null;
  }
}
