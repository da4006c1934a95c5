import { deepEqual, equal, match } from 'node:assert/strict';
import { crc32 } from 'node:zlib';
import { ApiClient } from '../../../../scripts/support/client.ts';
import { eventually, listsLoaded, signIn } from '../support/console-pages.ts';
import type { Check } from '../support/run-checks.ts';

const WRONG_TOKENS = {
  'an altered token': 'chy_us_system_k0000000000000000_altered',
  'a token of nobody': withChecksum(`chy_us_system_k0000000000000000_${'0'.repeat(64)}`),
} as const;

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
  ...Object.entries(WRONG_TOKENS).map(([what, token]): Check => ({
    name: `${what} is refused with the API’s own sentence, at its field`,
    run: ({ browser, service }) =>
      browser.visit('/sign-in', async ({ page, picture }) => {
        const answer = await new ApiClient(service.url, token).request<{ detail: string }>('GET', '/v1/me');
        equal(answer.status, 401);
        await page.fill('#token-us', token);
        await page.getByRole('button', { name: 'Sign in', exact: true }).click();
        const shown = await page.locator('#problem-us').innerText();
        match(shown.replaceAll(/\s+/g, ' '), new RegExp(literal(answer.body.detail.replaceAll('`', ''))));
        equal(await page.locator('#token-us').getAttribute('aria-invalid'), 'true');
        await eventually(async () => equal(await page.evaluate(() => document.activeElement?.id), 'token-us'));
        await picture('sign-in-refused');
      }),
  })),
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

/** With the check digits that make it well-formed: CRC-32 of all before. */
function withChecksum(token: string): string {
  return token + crc32(token).toString(16).padStart(8, '0');
}

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
