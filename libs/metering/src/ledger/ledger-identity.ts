import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { tenantOf } from '@chancery/tenancy';
import type { LedgerIdentity } from './ledger.commands.ts';

/** Whose ledger a meter's is, with the time zone the tenant is in now. @throws Error when there is no such tenant. */
export async function ledgerIdentity(plane: Plane, tenant: TenantId, meter: string): Promise<LedgerIdentity> {
  const found = await tenantOf(plane, tenant);
  if (!found) throw new Error(`There is no tenant ${tenant} to count for`);
  return { tenant, meter, timeZone: found.timeZone };
}
