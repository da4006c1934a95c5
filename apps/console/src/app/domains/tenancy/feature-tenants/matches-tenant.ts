import type { TenantAnswer } from '@chancery/tenancy/contract';

/** Whether every word of the search stands somewhere in what the list shows of the tenant, whatever its case. */
export function matchesTenant(tenant: TenantAnswer, search: string): boolean {
  const shown = [tenant.name, tenant.tenant, tenant.region, tenant.legalEntity, tenant.policyId, tenant.plan];
  const text = shown.join('\n').toLocaleLowerCase();
  const words = search.toLocaleLowerCase().split(/\s+/);
  return words.every((word) => text.includes(word));
}
