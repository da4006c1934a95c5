import { ApiClient } from '../../support/client.ts';

/** A tenant under load: several, so that the order per tenant means something. */
export interface LoadTenant {
  readonly tenant: string;
  readonly base: string;
  /** The tenant's own token, on each replica in turn. */
  readonly api: ApiClient;
}

const SCOPES = [
  ...['usage:consume', 'budgets:write', 'budgets:read', 'authorities:write', 'authorities:read'],
  ...['evidence:ingest', 'evidence:query'],
];

/** Fresh tenants of the EU plane. */
export async function createLoadTenants(
  urls: readonly string[],
  operatorToken: string,
  count: number,
): Promise<readonly LoadTenant[]> {
  const operator = new ApiClient(urls, operatorToken);
  const tenants: LoadTenant[] = [];
  for (let number = 1; number <= count; number++) {
    const { tenant } = await operator.ok<{ tenant: string }>('POST', '/v1/planes/eu/tenants', {
      body: {
        name: `Under load ${number}`,
        legalEntity: 'Faults GmbH',
        timeZone: 'Europe/Berlin',
        locale: 'de-DE',
        policy: { id: 'eu_only', allowedDestinations: ['eu'], validUntil: '2035-01-01T00:00:00Z' },
      },
    });
    const base = `/v1/tenants/${tenant}`;
    const { secret } = await operator.ok<{ secret: string }>('POST', `${base}/tokens`, {
      body: { name: 'load', scopes: SCOPES },
    });
    tenants.push({ tenant, base, api: new ApiClient(urls, secret) });
  }
  return tenants;
}
