import { deepEqual, equal, match } from 'node:assert/strict';
import { eventually, listsLoaded, signIn } from '../support/console-pages.ts';
import type { Check } from '../support/run-checks.ts';

/** Well-formed, but of nobody. */
const WRONG = 'chy_us_system_k0000000000000000_wrong';

export const signInChecks: readonly Check[] = [
  {
    name: 'who is not signed in is sent to the sign-in',
    run: ({ browser }) =>
      browser.visit('/', async ({ page, picture }) => {
        await page.waitForURL('**/sign-in?returnTo=%2Ftenants');
        await page.locator('#token-us').waitFor();
        await eventually(async () => equal(await page.title(), 'Sign in · Chancery'));
        await picture('sign-in');
      }),
  },
  {
    name: 'a wrong token is refused with the API’s own sentence, at its field',
    run: ({ browser, service }) =>
      browser.visit('/sign-in', async ({ page, picture }) => {
        const answer = await fetch(`${service.url}/v1/me`, { headers: { authorization: `Bearer ${WRONG}` } });
        const problem = (await answer.json()) as { detail: string };
        await page.fill('#token-us', WRONG);
        await page.getByRole('button', { name: 'Sign in', exact: true }).click();
        const shown = await page.locator('#problem-us').innerText();
        match(shown.replaceAll(/\s+/g, ' '), new RegExp(literal(problem.detail.replaceAll('`', ''))));
        equal(await page.locator('#token-us').getAttribute('aria-invalid'), 'true');
        await eventually(async () => equal(await page.evaluate(() => document.activeElement?.id), 'token-us'));
        await picture('sign-in-refused');
      }),
  },
  {
    name: 'a token of another plane is not sent anywhere',
    run: ({ browser, service }) =>
      browser.visit('/sign-in', async ({ page }) => {
        const asked: string[] = [];
        page.on('request', (request) => asked.push(new URL(request.url()).pathname));
        await page.fill('#token-us', service.operators.eu.token);
        await page.getByRole('button', { name: 'Sign in', exact: true }).click();
        match(await page.locator('#problem-us').innerText(), /belongs to the plane eu/);
        deepEqual(
          asked.filter((path) => path === '/v1/me'),
          [],
        );
      }),
  },
  {
    name: 'right tokens open the page that was asked for',
    run: ({ browser, service, story }) =>
      browser.visit(`/tenants/${story.eu.tenant}/audit?order=asc`, async ({ page }) => {
        await signIn(page, service);
        await listsLoaded(page);
        equal(new URL(page.url()).pathname + new URL(page.url()).search, `/tenants/${story.eu.tenant}/audit?order=asc`);
      }),
  },
];

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
