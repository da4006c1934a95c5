import { Injectable } from '@nestjs/common';
import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { catchUp } from './catch-up.ts';
import type { CaughtUp } from './catch-up.ts';

/** Catches tenants up, each one request at a time: two at once would check the same authorities twice. */
@Injectable()
export class CatchingUp {
  private readonly running = new Map<TenantId, Promise<unknown>>();

  /** @throws what `catchUp` throws */
  async run(plane: Plane, tenant: TenantId): Promise<CaughtUp> {
    const before = this.running.get(tenant) ?? Promise.resolve();
    const own = before.then(() => catchUp(plane, tenant));
    // Those behind wait for its end, whichever that is.
    const settled = own.catch(() => undefined);
    this.running.set(tenant, settled);
    try {
      return await own;
    } finally {
      if (this.running.get(tenant) === settled) this.running.delete(tenant);
    }
  }
}
