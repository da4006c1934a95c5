import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openSqliteEventStoreReadOnly } from '@chancery/event-sourcing/sqlite';
import { isTenantId, planeOf } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';

/**
 * Opens the log of the tenant's plane read-only, also while a server owns the folder.
 * @throws Error naming the option that does not fit.
 */
export async function openTenantLog(tenantOption: string, dataFolder: string) {
  const plane = planeOf(tenantOption);
  if (plane === null || !isTenantId(tenantOption)) {
    throw new Error(`--tenant is "${tenantOption}": give a tenant ID such as eu_t0123456789abcdef01234567`);
  }
  const folder = join(resolve(dataFolder), plane);
  if (!existsSync(folder)) throw new Error(`--data is "${dataFolder}": there is no plane "${plane}" in it`);
  const tenant: TenantId = tenantOption;
  return { plane, tenant, folder, log: await openSqliteEventStoreReadOnly({ folder, plane }) };
}
