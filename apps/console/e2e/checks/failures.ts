import { equal, match } from 'node:assert/strict';
import { eventually, listsLoaded, signIn } from '../support/console-pages.ts';
import type { Check } from '../support/run-checks.ts';

export const failureChecks: readonly Check[] = [
  {
    name: 'a tenant that does not exist is answered with the API’s problem',
    run: ({ browser, service }) =>
      browser.visit('/tenants/eu_tnosuchtenant/audit', async ({ page, picture }) => {
        await signIn(page, service);
        match(await page.getByRole('alert').innerText(), /Not found[\s\S]*eu_tnosuchtenant[\s\S]*Correlation/);
        await picture('tenant-not-found');
      }),
  },
  {
    name: 'an address that names no page says so',
    run: ({ browser }) =>
      browser.visit('/no/such/page', async ({ page }) => {
        await page.getByRole('heading', { name: 'No such page' }).waitFor();
        await eventually(async () => equal(await page.title(), 'No such page · Chancery'));
      }),
  },
  {
    name: 'a list whose answer is lost says so, and is asked for again on demand',
    run: ({ browser, service }) =>
      browser.visit('/', async ({ page, complaints, picture }) => {
        await page.route('**/v1/planes/eu/tenants?*', (route) => route.abort());
        await signIn(page, service);
        await page.getByRole('alert').waitFor();
        match(await page.getByRole('alert').innerText(), /The service cannot be reached/);
        await page.locator('section[aria-labelledby="plane-us"] tbody tr').first().waitFor();
        await picture('tenants-unreachable');
        await page.unroute('**/v1/planes/eu/tenants?*');
        await page.getByRole('button', { name: 'Try again' }).click();
        await page.locator('section[aria-labelledby="plane-eu"] tbody tr').first().waitFor();
        complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('net::ERR_FAILED')));
      }),
  },
  {
    name: 'the foot of the page says when the service is silent, and when it answers again',
    run: ({ browser, service }) =>
      browser.visit('/', async ({ page, complaints }) => {
        await signIn(page, service);
        await listsLoaded(page);
        await eventually(async () =>
          match(await page.getByRole('contentinfo').innerText(), /The service answers\. Planes: .*European Union/),
        );
        await page.route('**/v1/planes', (route) => route.abort());
        await page.reload();
        await page.getByRole('contentinfo').getByText('The service cannot be reached').waitFor();
        await page.unroute('**/v1/planes');
        await page.getByRole('button', { name: 'Check again' }).click();
        await page.getByRole('contentinfo').getByText('The service answers').waitFor();
        complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('net::ERR_FAILED')));
      }),
  },
];
