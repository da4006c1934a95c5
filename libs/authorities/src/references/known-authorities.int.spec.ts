import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { FixedClock } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import { authorityAggregate } from '../authority/authority.aggregate.ts';
import { createTenant, openAuthoritiesApp } from '../testing/authorities-app.ts';
import type { AuthoritiesApp } from '../testing/authorities-app.ts';
import { TenantClient } from '../testing/tenant-client.ts';
import { knownAuthorities } from './known-authorities.ts';

/** More than one page of names. */
const OTHERS = 1_100;
const TENANT = 'eu_tknown' as TenantId;
let app: AuthoritiesApp;
let client: TenantClient;

beforeAll(async () => {
  app = await openAuthoritiesApp(new FixedClock(Date.UTC(2026, 10, 24)));
  await createTenant(app.test, TENANT);
  client = new TenantClient(app, TENANT);
  const { plane } = app.test;
  const draft = (authority: string) => {
    const command = { type: 'DraftAuthority' as const, authority, title: 'Other', text: '# Other\n', basedOn: null };
    return plane.runner.execute(
      authorityAggregate,
      { tenant: TENANT, id: authority },
      command,
      app.test.context(TENANT),
    );
  };
  await Promise.all(Array.from({ length: OTHERS }, (_, index) => draft(`other_${index}`)));
  await client.draft('zebra_rules', '# Zebras\n');
  await plane.projections.waitFor('authority_names', await plane.events.head(), 20_000);
});
afterAll(async () => {
  await app.close();
  await rm(app.test.folder, { recursive: true });
  expect(app.test.errors).toEqual([]);
});

it('a link to an unknown authority is compared with every name of the tenant, and of no other', async () => {
  const known = await knownAuthorities(app.test.plane, TENANT);
  expect(known).toHaveLength(OTHERS + 1);
  expect(known.at(-1)).toEqual({ authority: 'zebra_rules', title: 'Zebras' });
  await client.draft('rule', '# Rule\n\n[z](authority:zebra_rulse#scope)\n');
  expect((await client.compile('rule')).body.findings).toMatchObject([
    {
      code: 'unknown-authority',
      candidates: [{ target: 'authority:zebra_rules#scope', title: 'Zebras' }],
      fix: { replacement: 'authority:zebra_rules#scope' },
    },
  ]);
  expect(await knownAuthorities(app.test.plane, 'eu_tanother' as TenantId)).toEqual([]);
});
