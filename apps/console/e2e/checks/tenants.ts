import { deepEqual, equal, match } from 'node:assert/strict';
import type { TenantList } from '@chancery/tenancy/contract';
import { eventually, listsLoaded, signIn, texts } from '../support/console-pages.ts';
import type { Check } from '../support/run-checks.ts';
import { PLANES } from '../support/service.ts';

export const tenantsChecks: readonly Check[] = [
  {
    name: 'the tenants of both planes are those of the API, with their nameplates',
    run: ({ browser, service }) =>
      browser.visit('/', async ({ page, picture }) => {
        await signIn(page, service);
        await listsLoaded(page);
        for (const plane of PLANES) {
          const { items } = await service.operators[plane].ok<TenantList>(
            'GET',
            `/v1/planes/${plane}/tenants?limit=50`,
          );
          const rows = await texts(page, `section[aria-labelledby="plane-${plane}"] tbody tr`);
          const expected = items.map((tenant) => [
            tenant.name,
            tenant.tenant,
            tenant.legalEntity,
            `${tenant.policyId}@${tenant.policyVersion}`,
            tenant.plan,
          ]);
          deepEqual(
            rows.map((row, index) => expected[index]?.every((part) => row.includes(part)) === true),
            expected.map(() => true),
          );
        }
        await eventually(async () => equal(await page.title(), 'Tenants · Chancery'));
        await picture('tenants');
      }),
  },
  {
    name: 'the search narrows the tenants shown, and gives them back',
    run: ({ browser, service, story }) =>
      browser.visit('/', async ({ page, picture }) => {
        await signIn(page, service);
        await listsLoaded(page);
        const all = await page.locator('tbody tr').count();
        await page.getByRole('searchbox').fill(story.eu.tenant.toUpperCase());
        await eventually(async () => deepEqual(await texts(page, 'tbody tr .name'), [story.eu.name]));
        await page.getByRole('searchbox').fill('no such tenant');
        await eventually(async () => equal(await page.locator('tbody tr').count(), 0));
        match(await page.locator('chy-empty-state').first().innerText(), /No tenant matches/);
        await picture('tenants-none');
        await page.getByRole('button', { name: 'Show all' }).first().click();
        await eventually(async () => equal(await page.locator('tbody tr').count(), all));
      }),
  },
  {
    name: 'a plane one is not signed in to shows no tenant',
    run: ({ browser, service }) =>
      browser.visit('/', async ({ page }) => {
        await signIn(page, service, ['us']);
        await listsLoaded(page);
        const ids = await texts(page, 'tbody tr .mono.soft');
        deepEqual(
          ids.filter((id) => !id.startsWith('us_')),
          [],
        );
        match((await texts(page, 'chy-session-list li')).join(), /European Union Not signed in/);
      }),
  },
];
