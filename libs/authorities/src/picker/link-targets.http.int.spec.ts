import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import type { LinkTargetList } from '../contract/link-target-answers.ts';
import { createTenant, openAuthoritiesApp } from '../testing/authorities-app.ts';
import type { AuthoritiesApp } from '../testing/authorities-app.ts';
import { TenantClient } from '../testing/tenant-client.ts';

let app: AuthoritiesApp;
let tenants = 0;

beforeAll(async () => {
  app = await openAuthoritiesApp(new FixedClock(Date.UTC(2026, 10, 24)));
});
afterAll(() => app.close());

async function newTenant(): Promise<TenantClient> {
  const tenant = `eu_tpick${++tenants}` as TenantId;
  await createTenant(app.test, tenant);
  return new TenantClient(app, tenant);
}

async function search(client: TenantClient, q: string, more = ''): Promise<LinkTargetList> {
  const path = `/link-targets?q=${encodeURIComponent(q)}${more}`;
  const { status, body } = await client.send<LinkTargetList>('GET', path);
  expect([status, body]).toEqual([200, expect.anything()]);
  return body;
}

/** The search once every row is read in. */
async function searchRows(client: TenantClient, q: string, more = ''): Promise<LinkTargetList> {
  for (;;) {
    const answer = await search(client, q, more);
    if (answer.complete) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const references = ({ items }: LinkTargetList) => items.map(({ reference }) => reference);

describe('the link picker', () => {
  it('finds authorities, sections, datasets and rows with the Markdown to insert', async () => {
    const client = await newTenant();
    await client.make('terms', '# Terms of [use]\n\n## Scope\n\nAll.\n');
    await client.draft('rule', '# Rule\n');
    await client.ingest('holdings', 'id,town,area\nH1,Bergen,12\nH2,Tromsø,7\n');
    expect((await search(client, 'terms use')).items[0]).toEqual({
      kind: 'authority',
      reference: 'authority:terms',
      title: 'Terms of [use]',
      context: '',
      markdown: String.raw`[Terms of \[use\]](authority:terms)`,
      refine: null,
      citable: true,
      updatedAt: '2026-11-24T00:00:00.000Z',
    });
    expect((await search(client, 'scpoe')).items).toMatchObject([
      { kind: 'section', markdown: '[Scope](authority:terms#scope)', context: 'Terms of [use] terms' },
    ]);
    expect((await search(client, 'rule')).items).toMatchObject([{ reference: 'authority:rule', citable: false }]);
    expect((await searchRows(client, 'tromso')).items).toMatchObject([
      { kind: 'row', title: 'H2', markdown: '[H2](evidence:holdings/H2)', context: 'holdings · Tromsø' },
    ]);
    expect((await search(client, 'holdings', '&kinds=dataset')).items).toMatchObject([
      { kind: 'dataset', markdown: null, refine: 'holdings/', context: 'id town area' },
    ]);
    expect(references(await search(client, 'holdings/'))).toEqual([
      'evidence:holdings',
      'evidence:holdings/H1',
      'evidence:holdings/H2',
    ]);
  });

  it('inserts links that compile', async () => {
    const client = await newTenant();
    await client.make('terms', '# Terms\n\n## 1. Scope & *use*\n\nAll.\n');
    await client.ingest('holdings', 'id,town\na:b_1,Bergen\nH.2,Oslo\n');
    const { items } = await searchRows(client, '', '&kinds=authority,section,row');
    await client.draft('rule', `# Rule\n\n${items.map(({ markdown }) => markdown).join('\n')}\n`);
    const { body } = await client.compile('rule');
    expect(body.findings).toEqual([]);
    expect(body.references).toHaveLength(items.length);
  });

  it('answers as of what was written last, changes and removals included', async () => {
    const client = await newTenant();
    expect(await search(client, 'alpha')).toMatchObject({ items: [], complete: true });
    await client.make('one', '# Alpha\n\n## Beta\n\nx\n');
    const first = await search(client, 'alpha');
    expect(references(first)).toEqual(['authority:one', 'authority:one#alpha', 'authority:one#beta']);
    expect(first.asOfEntry).toBe(await app.test.plane.events.tenantHead(client.tenant));
    await client.make('one', '# Gamma\n\n## Beta\n\nx\n');
    expect(references(await search(client, 'alpha'))).toEqual([]);
    expect(references(await search(client, 'gamma beta'))).toEqual(['authority:one#beta']);
    await client.ingest('holdings', 'id,town\nH1,Bergen\n');
    expect(references(await searchRows(client, 'bergen'))).toEqual(['evidence:holdings/H1']);
    await client.ingest('holdings', 'id,town\nH1,Narvik\nH2,Bergen\n');
    expect(references(await searchRows(client, 'bergen'))).toEqual(['evidence:holdings/H2']);
  });

  it('finds a row by its name while rows are still being read in, and pasted destinations', async () => {
    const client = await newTenant();
    await client.make('terms', '# Terms\n\n## Scope\n\nx\n');
    await client.ingest('holdings', 'id,town\nH1000,Bergen\nH2000,Oslo\n');
    // The first search of the tenant: no row is in the index yet.
    const first = await search(client, 'evidence:holdings/H1000', '&kinds=row');
    expect(first).toMatchObject({ complete: false, items: [{ reference: 'evidence:holdings/H1000' }] });
    expect(references(await search(client, 'authority:terms#scope'))).toEqual(['authority:terms#scope']);
  });

  it('keeps to kinds and limit, and answers what does not fit with 400', async () => {
    const client = await newTenant();
    await client.make('terms', '# Terms\n\n## Scope\n\n## Range\n');
    expect((await search(client, 'terms', '&kinds=section&limit=2')).items.map(({ kind }) => kind)).toEqual([
      'section',
      'section',
    ]);
    for (const query of ['kinds=rows', 'kinds=', 'limit=0', 'limit=51', `q=${'a'.repeat(201)}`, 'x=1', 'q=a&q=b']) {
      expect((await client.send('GET', `/link-targets?${query}`)).status).toBe(400);
    }
  });

  it('shows a tenant nothing of another', async () => {
    const [one, other] = [await newTenant(), await newTenant()];
    await one.make('secret', '# Merger\n');
    await one.ingest('deals', 'id,town\nD1,Merger\n');
    expect((await searchRows(one, 'merger')).items).not.toEqual([]);
    await other.draft('own', '# Holiday\n');
    expect(references(await searchRows(other, 'merger'))).toEqual([]);
    expect(references(await search(other, ''))).toEqual(['authority:own']);
    expect(references(await search(other, 'deals/D1'))).toEqual([]);
  });
});
