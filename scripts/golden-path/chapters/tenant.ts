import { ApiClient } from '../../support/client.ts';
import type { Story } from '../story.ts';
import type { Service, World } from '../world.ts';
import type { AuditEntry } from './audit.ts';

export const ROW_BUDGET = 45_000;

/** What each of the tenant's people may do. */
const SCOPES = {
  admin: [
    'tenants:read',
    'residency:write',
    'budgets:write',
    'budgets:read',
    'budgets:override',
    'tokens:read',
    'evidence:read',
    'evidence:retract',
    'authorities:skip',
  ],
  member: [
    'evidence:ingest',
    'evidence:read',
    'evidence:query',
    'authorities:write',
    'authorities:compile',
    'authorities:publish',
    'authorities:read',
    'authorities:accept',
    'exports:create',
    'exports:read',
    'exports:download',
    'usage:consume',
    'decisions:read',
  ],
  auditor: [
    'tenants:read',
    'audit:read',
    'decisions:read',
    'budgets:read',
    'evidence:read',
    'evidence:query',
    'authorities:read',
    'exports:read',
  ],
};

/** A fresh tenant in the EU plane, with a token for each of its people. */
export async function freshTenant(story: Story, service: Service): Promise<World> {
  const operator = new ApiClient(service.urls, service.administrators.get('eu') ?? '');
  const answer = await operator.request<{ tenant: string }>('POST', '/v1/planes/eu/tenants', {
    body: {
      name: 'Golden Path',
      legalEntity: 'Golden Path GmbH',
      timeZone: 'Europe/Berlin',
      locale: 'de-DE',
      policy: { id: 'eu_only', allowedDestinations: ['eu'], validUntil: '2035-01-01T00:00:00Z' },
    },
  });
  story.expect(answer.status === 201, 'a new tenant', answer.body);
  const { tenant } = answer.body;
  const base = `/v1/tenants/${tenant}`;
  story.eventOf = async (entry) => {
    const page = `${base}/audit?limit=1&after=${entry - 1}`;
    const { items } = await operator.ok<{ items: readonly AuditEntry[] }>('GET', page);
    return items[0]?.type ?? null;
  };
  await story.tell(`A fresh tenant in the EU plane: ${tenant}`, answer);
  const token = async (name: string, scopes: readonly string[]) => {
    const issued = await operator.request<{ secret: string }>('POST', `${base}/tokens`, { body: { name, scopes } });
    story.expect(issued.status === 201, `a token for the ${name}`, issued.body);
    await story.tell(`A token for the ${name}, with ${scopes.length} scopes`, issued);
    return new ApiClient(service.urls, issued.body.secret);
  };
  return {
    story,
    service,
    tenant,
    base,
    operator,
    admin: await token('tenant admin', SCOPES.admin),
    member: await token('tenant member', SCOPES.member),
    auditor: await token('auditor', SCOPES.auditor),
  };
}

export async function setBudgets({ story, admin, base }: World): Promise<void> {
  for (const [meter, limit] of [
    ['rows', ROW_BUDGET],
    ['tokens', 100_000],
    ['exports', 10],
  ] as const) {
    const answer = await admin.request('PUT', `${base}/budgets/${meter}/monthly`, { body: { period: 'month', limit } });
    story.expect(answer.status === 200, 'a budget', answer.body);
    await story.tell(`A monthly budget of ${limit} ${meter}`, answer);
  }
}
