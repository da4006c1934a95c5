import { randomBytes } from 'node:crypto';
import type { ApiClient } from '../support/client.ts';

/** Texts that stand for a tenant's bytes: whoever finds one of them has found the tenant. */
export interface Markers {
  readonly [what: string]: string;
}

interface Tenant {
  readonly tenant: string;
}
interface IssuedToken {
  readonly secret: string;
  readonly token: string;
  readonly actor: string;
}

/**
 * Lets a tenant of the plane do everything that leaves bytes somewhere: a nameplate, tokens, evidence, queries,
 * authorities, budgets and refusals, an export. @returns what its bytes are known by
 */
export async function liveAsTenant(operator: ApiClient, plane: string): Promise<Markers> {
  const word = (prefix: string) => `${prefix}${randomBytes(8).toString('hex')}`;
  const [legalEntity, cell, sentence, reason] = ['Entity', 'cell', 'sentence', 'reason'].map(word) as [
    string,
    string,
    string,
    string,
  ];
  const { tenant } = await operator.ok<Tenant>('POST', `/v1/planes/${plane}/tenants`, {
    body: {
      ...{ name: word('Name'), legalEntity, timeZone: 'Europe/Berlin', locale: 'de-DE' },
      policy: { id: `${plane}_only`, allowedDestinations: [plane], validUntil: '2035-01-01T00:00:00Z' },
    },
  });
  const base = `/v1/tenants/${tenant}`;
  const member = await operator.ok<IssuedToken>('POST', `${base}/tokens`, {
    body: { name: word('Token'), scopes: ['evidence:ingest', 'evidence:query', 'usage:consume', 'tenants:read'] },
  });
  await operator.ok('PUT', `${base}/budgets/rows/monthly`, { body: { period: 'month', limit: 100 } });
  const csv = `id,text\nR1,${cell}\nR2,more\n`;
  await operator.ok('POST', `${base}/datasets/holdings/batches?rowKey=id`, {
    raw: { contentType: 'text/csv', content: csv },
  });
  await operator.ok('POST', `${base}/queries`, { body: { sql: 'SELECT * FROM holdings' } });
  const text = `# Rule\n\n## Scope\n\nThis ${sentence} cites [R1](evidence:holdings/R1).\n`;
  await operator.ok('PUT', `${base}/authorities/rule`, { body: { text } });
  await operator.ok('POST', `${base}/authorities/rule/compile`);
  await operator.ok('POST', `${base}/authorities/rule/publish`);
  const refused = await operator.request('POST', `${base}/usage/consume`, {
    body: { meter: 'rows', quantity: 1000 },
  });
  if (refused.status !== 402) throw new Error(`The budget refused nothing: ${refused.status}`);
  await operator.ok('POST', `${base}/budgets/rows/overrides`, {
    body: { reason: `${reason}, so it is granted`, amount: 10, endsAt: new Date(Date.now() + 3_600_000).toISOString() },
  });
  const exported = await operator.ok<{ readonly id: string }>('POST', `${base}/exports`, {
    body: { authorities: ['rule'], datasets: ['holdings'], formats: ['json', 'csv', 'html'], destination: plane },
  });
  await operator.bytes(`${base}/exports/${exported.id}/bundle`);
  return {
    ...{ tenant, legalEntity, cell, sentence, reason },
    ...{ token: member.token, actor: member.actor, export: exported.id },
  };
}
