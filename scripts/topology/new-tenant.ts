import type { ApiClient } from '../support/client.ts';

/** Makes a tenant of the plane that may export at home. @returns its ID, and what its routes begin with */
export async function newTenant(operator: ApiClient, plane: string): Promise<{ tenant: string; base: string }> {
  const { tenant } = await operator.ok<{ tenant: string }>('POST', `/v1/planes/${plane}/tenants`, {
    body: {
      ...{ name: 'Fjord', legalEntity: 'Fjord GmbH', timeZone: 'Europe/Berlin', locale: 'de-DE' },
      policy: { id: `${plane}_only`, allowedDestinations: [plane], validUntil: '2035-01-01T00:00:00Z' },
    },
  });
  return { tenant, base: `/v1/tenants/${tenant}` };
}
