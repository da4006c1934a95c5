import { deepEqual } from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { listsLoaded, signIn } from '../support/console-pages.ts';
import { contrastFindings } from '../support/contrast.ts';
import { structureFindings } from '../support/structure.ts';
import type { Check } from '../support/run-checks.ts';

const SCHEMES = ['light', 'dark'] as const;

export const accessibilityChecks: readonly Check[] = [
  ...SCHEMES.map((colorScheme): Check => ({
    name: `every page keeps names, roles, order of headings and contrast (${colorScheme})`,
    run: ({ browser, service, story }) =>
      browser.visit(
        '/sign-in',
        async ({ page, picture }) => {
          const findings: string[] = [];
          const look = async (name: string) => {
            findings.push(...(await found(page)).map((finding) => `${name}: ${finding}`));
            await picture(`${colorScheme}-${name}`);
          };
          await page.locator('#token-us').waitFor();
          await look('sign-in');
          await page.fill('#token-us', 'hunter2');
          await page.getByRole('button', { name: 'Sign in', exact: true }).click();
          await page.locator('#problem-us').waitFor();
          await look('sign-in-refused');
          await signIn(page, service);
          await listsLoaded(page);
          await look('tenants');
          await page.getByRole('link', { name: story.eu.name }).click();
          await page.locator('tr.entry button').first().click();
          await look('audit-trail');
          await page.getByRole('link', { name: 'Authorities' }).click();
          await listsLoaded(page);
          await look('authorities');
          await page.fill('#new-authority', `looked_at_in_${colorScheme}`);
          await page.keyboard.press('Enter');
          await page.locator('#authority-text').fill('# Looked at\n\n[x](authority:looked_at) [[terms');
          await page.locator('[role=option]').first().waitFor();
          await look('link-picker');
          await page.getByRole('button', { name: 'Compile' }).click();
          await page.locator('chy-finding-list li').waitFor();
          await look('authority');
          await page.goto(`${service.url}/tenants/eu_tnosuchtenant/audit`);
          await page.getByRole('alert').waitFor();
          await look('tenant-not-found');
          deepEqual(findings, []);
        },
        { colorScheme },
      ),
  })),
  {
    name: 'nothing moves for who prefers less motion',
    run: ({ browser, service, story }) =>
      browser.visit(
        `/tenants/${story.eu.tenant}/audit`,
        async ({ page }) => {
          await signIn(page, service);
          await page.locator('tr.entry').first().waitFor();
          deepEqual(await moving(page), []);
        },
        { reducedMotion: 'reduce' },
      ),
  },
];

async function found(page: Page): Promise<string[]> {
  return [...(await page.evaluate(structureFindings)), ...(await page.evaluate(contrastFindings))];
}

/** Elements with a transition or an animation longer than a blink. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const long = (durations: string) => durations.split(',').some((duration) => parseFloat(duration) > 0.01);
    return [...document.querySelectorAll('*')]
      .filter((element) => {
        const { transitionDuration, animationDuration, animationName } = getComputedStyle(element);
        return long(transitionDuration) || (animationName !== 'none' && long(animationDuration));
      })
      .map((element) => element.tagName);
  });
}
