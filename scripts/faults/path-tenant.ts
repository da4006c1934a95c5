import { hash } from 'node:crypto';
import { ApiClient } from '../support/client.ts';
import type { StartedServer } from '../support/server.ts';

/** Whose golden path is interrupted: it outlives the server, which comes back on another port. */
export interface PathTenant {
  readonly tenant: string;
  readonly token: string;
}

/** Rows of each batch. */
export const BATCH_ROWS = 20_000;
const SCOPES = [
  'evidence:ingest',
  'evidence:read',
  'authorities:write',
  'authorities:compile',
  'authorities:publish',
  'authorities:read',
  'exports:create',
  'exports:read',
  'exports:download',
  'budgets:read',
];

/** A tenant of the EU plane with a token for the whole path. */
export async function createPathTenant(server: StartedServer): Promise<PathTenant> {
  const operator = new ApiClient(server.url, server.administrators.get('eu') ?? '');
  const { tenant } = await operator.ok<{ tenant: string }>('POST', '/v1/planes/eu/tenants', {
    body: {
      name: 'Faults',
      legalEntity: 'Faults GmbH',
      timeZone: 'Europe/Berlin',
      locale: 'de-DE',
      policy: { id: 'eu_only', allowedDestinations: ['eu'], validUntil: '2035-01-01T00:00:00Z' },
    },
  });
  const { secret } = await operator.ok<{ secret: string }>('POST', `/v1/tenants/${tenant}/tokens`, {
    body: { name: 'path', scopes: SCOPES },
  });
  return { tenant, token: secret };
}

/** A file of `BATCH_ROWS` rows that no other `number` gives. */
export function batchCsv(number: number): string {
  const rows = Array.from({ length: BATCH_ROWS }, (_, row) => {
    const seed = hash('md5', `${number}/${row}`);
    return `R${row},${seed.slice(0, 8)} Street ${row % 97},${seed.slice(8, 14)},${parseInt(seed.slice(14, 18), 16)}`;
  });
  return `id,address,town,value\n${rows.join('\n')}\n`;
}

/** An authority of some 100 KB that cites rows of the dataset. */
export function authorityText(dataset: string): string {
  const sections = Array.from({ length: 200 }, (_, section) =>
    [
      `## Section ${section}`,
      '',
      `As [row ${section}](evidence:${dataset}/R${section}) shows. ${'The holder keeps what is named here. '.repeat(12)}`,
      '',
    ].join('\n'),
  );
  return `# Rule on ${dataset}\n\n${sections.join('\n')}`;
}
