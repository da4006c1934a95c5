import { equal, match } from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { eventually, listsLoaded } from '../support/console-pages.ts';
import { focused, tabTo } from '../support/keyboard.ts';
import type { Check } from '../support/run-checks.ts';

export const keyboardChecks: readonly Check[] = [
  {
    name: 'from the sign-in to an entry’s payload by keyboard alone',
    run: ({ browser, service, story }) =>
      browser.visit('/', async ({ page, picture }) => {
        await page.locator('#token-us').waitFor();
        await page.keyboard.press('Tab');
        equal(await focused(page), 'Skip to content');
        await page.keyboard.press('Enter');
        equal(await page.evaluate(() => document.activeElement?.id), 'main');

        await tabTo(page, 'API token for European Union');
        await page.keyboard.insertText(service.operators.eu.token);
        await page.keyboard.press('Enter');
        await page.waitForURL('**/tenants');
        await page.getByRole('heading', { name: 'Tenants' }).waitFor();
        await eventually(async () => equal(await focused(page), 'Tenants'));
        await listsLoaded(page);

        await tabTo(page, story.eu.name);
        await picture('keyboard-focus');
        await page.keyboard.press('Enter');
        await page.locator('tr.entry').first().waitFor();
        await eventually(async () => equal(await focused(page), 'Audit trail'));

        await tabTo(page, /^Entry \d+, /);
        await page.keyboard.press('Space');
        await tabTo(page, /^Payload of entry \d+$/);
        await page.keyboard.press('Shift+Tab');
        await eventually(async () => equal(await focused(page), 'Copy payload'));
      }),
  },
  {
    name: 'what has the focus by keyboard is never hidden and always outlined',
    run: ({ browser, service, story }) =>
      browser.visit(`/tenants/${story.eu.tenant}/audit`, async ({ page }) => {
        await page.fill('#token-eu', service.operators.eu.token);
        await page.keyboard.press('Enter');
        await page.locator('tr.entry').first().waitFor();
        for (let step = 0; step < 40; step++) {
          await page.keyboard.press('Tab');
          match(await focusSeen(page), /^seen/);
        }
        for (let step = 0; step < 30; step++) {
          await page.keyboard.press('Shift+Tab');
          match(await focusSeen(page), /^seen/);
        }
      }),
  },
];

/** Whether a point of what has the focus can be seen, and whether it is outlined. */
function focusSeen(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return 'seen: left the page';
    const { left, top, width, height } = element.getBoundingClientRect();
    const points = [0.25, 0.5, 0.75].map((part) => document.elementFromPoint(left + width / 2, top + height * part));
    const visible = points.some((point) => point !== null && (element.contains(point) || point.contains(element)));
    const covered =
      points.every((point) => Boolean(point?.closest('chy-nameplate'))) && element.closest('chy-nameplate') === null;
    const outlined = getComputedStyle(element).outlineStyle !== 'none';
    const what = `${element.tagName} ${element.textContent.trim().slice(0, 40)}`;
    if (!visible || covered) return `hidden: ${what}`;
    return outlined ? `seen: ${what}` : `not outlined: ${what}`;
  });
}
