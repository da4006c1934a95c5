import { ApiClient } from '../support/client.ts';
import type { StartedServer } from '../support/server.ts';

/** A tenant of the EU plane, and who does everything there. */
export interface BenchTenant {
  readonly api: ApiClient;
  /** `/v1/tenants/<tenant>` */
  readonly base: string;
}

/** A new tenant on the largest plan; the operator works in it. */
export async function createBenchTenant(server: StartedServer, name: string): Promise<BenchTenant> {
  const api = new ApiClient(server.url, server.administrators.get('eu') ?? '');
  const { tenant } = await api.ok<{ tenant: string }>('POST', '/v1/planes/eu/tenants', {
    body: {
      name,
      legalEntity: 'Bench GmbH',
      timeZone: 'Europe/Berlin',
      locale: 'de-DE',
      plan: 'enterprise',
      policy: { id: 'eu_only', allowedDestinations: ['eu'], validUntil: '2035-01-01T00:00:00Z' },
    },
  });
  return { api, base: `/v1/tenants/${tenant}` };
}
