import { deepEqual, equal, match } from 'node:assert/strict';
import type { IssuedToken } from '@chancery/access/contract';
import { eventually, listsLoaded, signIn, texts } from '../support/console-pages.ts';
import type { Check } from '../support/run-checks.ts';

export const sessionChecks: readonly Check[] = [
  {
    name: 'a session outlives a reload, and not another tab',
    run: ({ browser, service }) =>
      browser.visit('/', async ({ page }) => {
        await signIn(page, service);
        await page.reload();
        await listsLoaded(page);
        equal(new URL(page.url()).pathname, '/tenants');
        const tab = await page.context().newPage();
        await tab.goto(service.url);
        await tab.waitForURL('**/sign-in?*');
      }),
  },
  {
    name: 'signing out of one plane leaves the other; of the last leads to the sign-in',
    run: ({ browser, service }) =>
      browser.visit('/', async ({ page }) => {
        await signIn(page, service);
        await listsLoaded(page);
        await page.getByRole('button', { name: 'Sign out of European Union' }).click();
        await page.locator('#plane-eu').waitFor({ state: 'detached' });
        await eventually(async () => deepEqual(await texts(page, 'h2[id^="plane-"]'), ['US United States']));
        await page.getByRole('button', { name: 'Sign out of United States' }).click();
        await page.waitForURL('**/sign-in?returnTo=%2Ftenants');
        await eventually(async () =>
          equal(await page.evaluate(() => sessionStorage.getItem('chancery.sessions')), '[]'),
        );
      }),
  },
  {
    name: 'a token revoked elsewhere ends its session with the reason',
    run: ({ browser, service, story }) =>
      browser.visit('/', async ({ page, picture }) => {
        const { tenant } = story.eu;
        const body = { name: 'browser test', scopes: ['tenants:read', 'audit:read'] };
        const issued = await service.operators.eu.ok<IssuedToken>('POST', `/v1/tenants/${tenant}/tokens`, { body });
        await page.fill('#token-eu', issued.secret ?? '');
        await page.getByRole('button', { name: 'Sign in', exact: true }).click();
        await page.getByRole('link', { name: story.eu.name }).click();
        await page.locator('tr.entry').first().waitFor();

        const revoke = { reason: 'The browser test revokes it.' };
        await service.operators.eu.ok('POST', `/v1/tenants/${tenant}/tokens/${issued.token}/revoke`, { body: revoke });
        await page.getByRole('button', { name: 'Refresh' }).click();
        await page.waitForURL('**/sign-in?returnTo=*');
        match(await page.locator('chy-problem-view').innerText(), /revoked/);
        await picture('session-ended');
      }),
  },
];
