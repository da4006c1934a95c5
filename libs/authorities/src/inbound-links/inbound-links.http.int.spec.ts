import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeEngines } from '@chancery/evidence';
import { FixedClock } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import type { InboundLinkList } from '../contract/inbound-link-answers.ts';
import { createTenant, openAuthoritiesApp } from '../testing/authorities-app.ts';
import type { AuthoritiesApp } from '../testing/authorities-app.ts';
import { TenantClient } from '../testing/tenant-client.ts';
import { authoritiesCiting } from './authorities-citing.ts';

const tenant = 'eu_tlinked' as TenantId;
const other = 'eu_tlinkedother' as TenantId;
let app: AuthoritiesApp;
let client: TenantClient;

beforeAll(async () => {
  app = await openAuthoritiesApp(new FixedClock(Date.UTC(2026, 10, 23, 12)));
  for (const id of [tenant, other]) {
    await createTenant(app.test, id);
    const each = new TenantClient(app, id);
    await each.ingest('holdings', 'id,town\nH1,Bergen\nH2,Tromso\n');
    await each.make('terms', '# Terms\n\n## Scope\n\nAll holdings.\n');
    await each.make('a_rule', '# A\n\n[s](authority:terms#scope) [h](evidence:holdings/H1)\n');
  }
  client = new TenantClient(app, tenant);
  await client.make('b_rule', '# B\n\n[h](evidence:holdings/H1) [again](evidence:holdings/H1)\n');
  await client.draft('c_draft', '# C\n\n[t](authority:terms) [none](authority:terms#none) [h](evidence:holdings/H2)\n');
  await client.compile('c_draft');
});
afterAll(async () => {
  await app.close();
  await closeEngines();
  await rm(app.test.folder, { recursive: true });
  expect(app.test.errors).toEqual([]);
});

async function inbound(authority: string, query = ''): Promise<InboundLinkList> {
  const head = await app.test.plane.events.head();
  const path = `/authorities/${authority}/inbound-links?minPosition=${head}${query}`;
  return (await client.send<InboundLinkList>('GET', path)).body;
}

function citing(rows?: readonly string[], batch?: string) {
  const asked = { dataset: 'holdings', ...(rows && { rows }), ...(batch === undefined ? {} : { batch }) };
  return authoritiesCiting(app.test.plane, tenant, asked);
}

describe('what links to an authority', () => {
  it('is listed by authority, with every place, of versions and drafts, also what leads nowhere', async () => {
    expect(await inbound('terms')).toEqual({
      items: [
        {
          authority: 'a_rule',
          title: 'A',
          published: {
            version: 1,
            links: [
              { target: 'authority:terms#scope', line: 3, column: 1, section: 'scope', version: 1, resolves: true },
            ],
          },
          draft: { revision: 1, links: [expect.objectContaining({ resolves: true })] },
        },
        {
          authority: 'c_draft',
          title: 'c_draft',
          published: null,
          draft: {
            revision: 1,
            links: [
              { target: 'authority:terms', line: 3, column: 1, section: null, version: 1, resolves: true },
              { target: 'authority:terms#none', line: 3, column: 22, section: 'none', version: null, resolves: false },
            ],
          },
        },
      ],
      cursor: null,
    });
    expect(await inbound('nowhere')).toEqual({ items: [], cursor: null });
  });

  it('is paged', async () => {
    const first = await inbound('terms', '&limit=1');
    expect(first.items.map(({ authority }) => authority)).toEqual(['a_rule']);
    const rest = await inbound('terms', `&limit=1&after=${encodeURIComponent(first.cursor ?? '')}`);
    expect(rest.items.map(({ authority }) => authority)).toEqual(['c_draft']);
  });
});

describe('the authorities that cite evidence', () => {
  it('are found by dataset, row and batch, at once and in their own tenant only', async () => {
    expect((await citing()).map(({ authority, row }) => [authority, row])).toEqual([
      ['a_rule', 'H1'],
      ['b_rule', 'H1'],
      ['c_draft', 'H2'],
    ]);
    const [found, ...more] = await citing(['H2', 'H3']);
    expect(more).toEqual([]);
    expect(found).toEqual({
      authority: 'c_draft',
      title: 'c_draft',
      dataset: 'holdings',
      row: 'H2',
      version: null,
      draftRevision: 1,
      links: [{ line: 3, column: 51, batch: expect.any(String) }],
    });
    const batch = found?.links[0]?.batch ?? '';
    expect((await citing(undefined, batch)).length).toBe(3);
    expect(await citing(undefined, 'another')).toEqual([]);
    const many = Array.from({ length: 200 }, (_, index) => `H${index + 2}`);
    expect((await citing(many)).map(({ authority }) => authority)).toEqual(['c_draft']);
  });

  it('are not those that cited it once', async () => {
    await client.make('b_rule', '# B\n\n[h](evidence:holdings/H2)\n');
    expect((await citing(['H1'])).map(({ authority }) => authority)).toEqual(['a_rule']);
    await client.draft('a_rule', '# A\n');
    await client.compile('a_rule');
    expect(await citing(['H1'])).toMatchObject([{ authority: 'a_rule', version: 1, draftRevision: null }]);
    await client.publish('a_rule');
    expect(await citing(['H1'])).toEqual([]);
    expect((await inbound('terms')).items.map(({ authority }) => authority)).toEqual(['c_draft']);
  });
});
