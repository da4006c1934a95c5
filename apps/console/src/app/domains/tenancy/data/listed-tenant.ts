import type { TenantAnswer, TenantListItem } from '@chancery/tenancy/contract';

/** A tenant as the list shows it; a single tenant's answer does not say when it was created. */
export type ListedTenant = TenantAnswer & Partial<Pick<TenantListItem, 'createdAt'>>;
