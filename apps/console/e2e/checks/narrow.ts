import { deepEqual, equal } from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { eventually, listsLoaded, signIn } from '../support/console-pages.ts';
import type { Check } from '../support/run-checks.ts';

const PHONE = { viewport: { width: 360, height: 740 } };

export const narrowChecks: readonly Check[] = [
  {
    name: 'at 360 px no page scrolls sideways, and all of it can be reached',
    run: ({ browser, service, story }) =>
      browser.visit(
        '/',
        async ({ page, picture }) => {
          await page.locator('#token-us').waitFor();
          deepEqual(await overflowing(page), []);
          await picture('narrow-sign-in');
          await signIn(page, service);
          await listsLoaded(page);
          deepEqual(await overflowing(page), []);
          await picture('narrow-tenants');
          await page.getByRole('link', { name: story.eu.name }).click();
          await page.locator('tr.entry button').first().click();
          await page.locator('chy-entry-details').waitFor();
          deepEqual(await overflowing(page), []);
          await picture('narrow-audit-trail');
          await page.getByRole('button', { name: 'Filter', exact: true }).click();
          await eventually(async () => equal(await page.getByLabel('Actor').isVisible(), true));
          await page.getByRole('button', { name: 'Sessions' }).click();
          await eventually(async () =>
            equal(await page.getByRole('button', { name: 'Sign out of European Union' }).isVisible(), true),
          );
          deepEqual(await overflowing(page), []);
          await picture('narrow-open');
        },
        PHONE,
      ),
  },
  {
    name: 'at 360 px the nameplate stays in sight when the page is scrolled',
    run: ({ browser, service, story }) =>
      browser.visit(
        `/tenants/${story.eu.tenant}/audit`,
        async ({ page }) => {
          await signIn(page, service);
          await page.locator('tr.entry').first().waitFor();
          await page.evaluate(() => scrollTo(0, 2_000));
          const top = await page
            .getByRole('region', { name: 'Nameplate' })
            .evaluate((plate) => plate.getBoundingClientRect().top);
          equal(top, 0);
        },
        PHONE,
      ),
  },
];

/** What reaches beyond the right edge of the page, and is not inside something that scrolls by itself. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element): boolean =>
      element.parentElement !== null &&
      (/(auto|scroll|hidden|clip)/.test(getComputedStyle(element.parentElement).overflowX) ||
        scrolls(element.parentElement));
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > innerWidth + 0.5 && !scrolls(element),
    );
    const page = document.documentElement.scrollWidth > innerWidth ? ['the page itself'] : [];
    return [...page, ...wide.map((element) => `${element.tagName}.${element.className}`)];
  });
}
