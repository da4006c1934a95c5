import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { tenantOf } from '@chancery/tenancy';
import type { LedgerOwner } from './ledger.commands.ts';

/** The tenant with the time zone it is in now. @throws Error when there is no such tenant. */
export async function ledgerOwner(plane: Plane, tenant: TenantId): Promise<LedgerOwner> {
  const found = await tenantOf(plane, tenant);
  if (!found) throw new Error(`There is no tenant ${tenant} to count for`);
  return { tenant, timeZone: found.timeZone };
}
