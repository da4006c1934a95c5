import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeEngines } from '@chancery/evidence';
import { FixedClock } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import type { AuthorityFindingsList } from '../contract/authority-findings-answers.ts';
import { createTenant, openAuthoritiesApp } from '../testing/authorities-app.ts';
import type { AuthoritiesApp } from '../testing/authorities-app.ts';
import { seedAuthorities } from '../testing/seed-authorities.ts';
import { TenantClient } from '../testing/tenant-client.ts';

/** Authorities that link to `hub`, and those that link to nothing. */
const DEPENDENTS = 7;
const OTHERS = 293;
const HUB = '# Hub\n\n## Scope\n\nAll.\n';
const START = Date.UTC(2026, 10, 23, 12);
const clock = new FixedClock(START);
let app: AuthoritiesApp;
let client: TenantClient;

beforeAll(async () => {
  app = await openAuthoritiesApp(clock);
  client = new TenantClient(app, 'eu_tchecks' as TenantId);
  await createTenant(app.test, client.tenant);
  await client.ingest('holdings', 'id,town\nH1,Bergen\nH2,Tromso\n');
  await client.make('hub', HUB);
  await seedAuthorities(app.test, client.tenant, [
    ...Array.from({ length: DEPENDENTS }, (_, index) => {
      return [`d${index}`, `# D\n\n[s](authority:hub#scope) [h](evidence:holdings/H1)\n`] as const;
    }),
    ...Array.from({ length: OTHERS }, (_, index) => [`o${index}`, `# O\n\nNothing ${index}.\n`] as const),
  ]);
});
afterAll(async () => {
  await app.close();
  await closeEngines();
  await rm(app.test.folder, { recursive: true });
  expect(app.test.errors).toEqual([]);
});

async function findings(query = ''): Promise<AuthorityFindingsList> {
  const { status, body } = await client.send<AuthorityFindingsList>('GET', `/authority-findings${query}`);
  expect(status).toBe(200);
  return body;
}

describe('the authorities with findings', () => {
  it('are found by checking everything once, then only what changed and what depends on it', async () => {
    expect(await findings()).toMatchObject({ items: [], checked: DEPENDENTS + OTHERS + 1, behind: 0 });
    expect(await findings()).toMatchObject({ items: [], checked: 0 });

    await client.make('o1', '# O\n\nSomething else.\n');
    expect(await findings()).toMatchObject({ items: [], checked: 1 });

    await client.make('hub', HUB.replace('## Scope', '## Range'));
    const broken = await findings('?severity=error');
    expect(broken.checked).toBe(DEPENDENTS + 1);
    expect(broken.items.map(({ authority }) => authority)).toEqual(
      Array.from({ length: DEPENDENTS }, (_, i) => `d${i}`),
    );
    expect(broken.items[0]).toMatchObject({
      title: 'D',
      version: 1,
      published: { counts: { errors: 1, warnings: 0, skipped: 0 }, findings: [{ code: 'missing-section', line: 3 }] },
      draftRevision: 1,
      draft: { counts: { errors: 1 } },
    });
    expect(broken.asOfEntry).toBe(await app.test.plane.events.tenantHead(client.tenant));
  });

  it('are paged, and told apart by severity', async () => {
    const first = await findings('?limit=3');
    expect(first.items.map(({ authority }) => authority)).toEqual(['d0', 'd1', 'd2']);
    const next = await findings(`?limit=500&after=${encodeURIComponent(first.cursor ?? '')}`);
    expect(next).toMatchObject({ items: { length: DEPENDENTS - 3 }, cursor: null });
    await client.make('hub', HUB.replace('All.', 'All of it.'));
    expect(await findings('?severity=error')).toMatchObject({ items: [], checked: DEPENDENTS + 1 });
    expect((await findings()).items[0]).toMatchObject({
      published: { counts: { errors: 0, warnings: 1 }, findings: [{ code: 'suspect-link' }] },
    });
    expect((await client.send('GET', '/authority-findings?severity=none')).status).toBe(400);
  });

  it('change with evidence, and with links that led nowhere', async () => {
    await client.ingest('holdings', 'id,town\nH1,Narvik\n');
    expect((await findings()).checked).toBe(DEPENDENTS);
    await client.draft('o2', '# O\n\n[m](authority:missing)\n');
    await client.compile('o2');
    expect(await findings('?severity=error')).toMatchObject({ items: [{ authority: 'o2' }], checked: 1 });
    await client.make('missing', '# There now\n');
    expect(await findings('?severity=error')).toMatchObject({ items: [], checked: 2 });
  });

  it('count what is skipped apart, until the skip ends', async () => {
    await client.draft('o3', '# O\n\n[m](authority:gone)\n');
    const [finding] = (await client.compile('o3')).body.findings;
    await client.send('POST', '/authorities/o3/skips', {
      finding: finding?.fingerprint,
      category: 'historical',
      justification: 'The authority was never written down.',
      owner: 'eu_aowner',
      expiresAt: new Date(START + 1000).toISOString(),
    });
    const [skipped] = (await findings('?severity=error')).items;
    expect(skipped).toMatchObject({ authority: 'o3', draft: { counts: { errors: 0, skipped: 1 }, findings: [] } });
    clock.advance(1000);
    expect(await findings('?severity=error')).toMatchObject({
      items: [{ authority: 'o3', draft: { counts: { errors: 1, skipped: 0 } } }],
      checked: 0,
    });
  });

  it('are checked once by requests at the same time', async () => {
    await client.make('o4', '# O\n\nSomething else.\n');
    const answers = await Promise.all(Array.from({ length: 5 }, () => findings()));
    expect(answers.map(({ checked }) => checked).sort()).toEqual([0, 0, 0, 0, 1]);
  });
});
