import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { tenantOf } from '@chancery/tenancy';
import type { LedgerIdentity, LedgerOwner } from './ledger.commands.ts';

/** Asked with every use. A tenant's new zone holds from some seconds later, so that nobody learns of it too late. */
const KNOWN_WITHIN_MS = 1000;

/** The tenant with the time zone it is in. @throws Error when there is no such tenant. */
export async function ledgerOwner(plane: Plane, tenant: TenantId): Promise<LedgerOwner> {
  const found = await tenantOf(plane, tenant, { maxAgeMs: KNOWN_WITHIN_MS });
  if (!found) throw new Error(`There is no tenant ${tenant} to count for`);
  const { timeZone, timeZoneSince: since } = found;
  return { tenant, timeZone, ...(since === undefined ? {} : { since }) };
}

/** The ledger of a tenant's meter, with the time zone the tenant is in. @throws Error when there is no such tenant. */
export async function ledgerIdentity(plane: Plane, tenant: TenantId, meter: string): Promise<LedgerIdentity> {
  return { ...(await ledgerOwner(plane, tenant)), meter };
}
