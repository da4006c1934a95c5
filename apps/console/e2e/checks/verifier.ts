import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { texts } from '../support/console-pages.ts';
import { handedOver } from '../support/handed-over.ts';
import type { HandedOver } from '../support/handed-over.ts';
import type { Check } from '../support/run-checks.ts';

async function choose(page: Page, handed: HandedOver, bundle: string, keys: string): Promise<string> {
  await page.locator('#keys').setInputFiles(handed.file(keys));
  await page.locator('#bundle').setInputFiles(handed.file(bundle));
  const verdict = page.locator('#verdict', { hasText: bundle });
  await verdict.waitFor();
  return await verdict.innerText();
}

/** The checks of the report that did not hold. */
const failed = async (page: Page) =>
  (await texts(page, '#report tbody tr')).filter((row) => row.includes(' FAILED ')).map((row) => row.split(' ')[0]);

export const verifierChecks: readonly Check[] = [
  {
    name: 'the verifier is a page of this service, and verifies a bundle with the keys',
    run: (scene) =>
      handedOver(scene, (handed) =>
        scene.browser.visit('/verify-export', async ({ page, picture }) => {
          equal(await choose(page, handed, 'bundle.zip', 'keys.json'), 'Verified: bundle.zip');
          match(
            await page.locator('#whose').innerText(),
            /Fjord Archive GmbH.*region eu; residency policy eu_standard/,
          );
          equal((await texts(page, '#report tbody tr')).length, 8);
          await picture('verifier-verified');
        }),
      ),
  },
  {
    name: 'kept on a disk it says the same without any network, and finds one flipped bit, missing keys and other files',
    run: (scene) =>
      handedOver(scene, (handed) =>
        scene.browser.visit(
          handed.verifier,
          async ({ page, picture }) => {
            equal(await choose(page, handed, 'bundle.zip', 'keys.json'), 'Verified: bundle.zip');
            equal(await choose(page, handed, 'tampered.zip', 'keys.json'), 'NOT VERIFIED: tampered.zip');
            match((await failed(page)).join(), /archive/);
            await picture('verifier-tampered');
            equal(await choose(page, handed, 'bundle.zip', 'no-keys.json'), 'NOT VERIFIED: bundle.zip');
            equal((await failed(page)).join(), 'key,signature');
            equal(await choose(page, handed, 'letter.zip', 'keys.json'), 'NOT VERIFIED: letter.zip');
            match(await page.locator('#report').innerText(), /not a readable ZIP archive/);
            equal(await choose(page, handed, 'bundle.zip', 'letter.json'), 'bundle.zip was not verified');
            match(await page.locator('#whose').innerText(), /letter\.json holds no public keys/);
          },
          { offline: true },
        ),
      ),
  },
  {
    name: 'a page of an export opens from a disk, fits a narrow window, and shows nameplate and evidence',
    run: (scene) =>
      handedOver(scene, ({ page: pageOf }) =>
        scene.browser.visit(
          pageOf('index.html'),
          async ({ page, picture }) => {
            await page.getByRole('link', { name: 'Handed over' }).click();
            await page.getByRole('heading', { name: 'Handed over' }).first().waitFor();
            await picture('exported-page');
            for (const place of ['banner', 'contentinfo'] as const) {
              match(await page.getByRole(place).innerText(), /Fjord Archive GmbH[\s\S]*eu_standard version \d+/);
            }
            await page.getByRole('link', { name: 'says' }).click();
            match(await page.locator('tr:target').innerText(), /handed_over[\s\S]*Ωμέγα/);
            const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
            equal(await page.evaluate(overflow), 0);
          },
          { offline: true, viewport: { width: 360, height: 700 } },
        ),
      ),
  },
  {
    name: 'a printed page of an export has the nameplate and its number on every sheet, and nothing is cut off',
    run: (scene) =>
      handedOver(scene, ({ page: pageOf, authority }) =>
        scene.browser.visit(
          pageOf(`authorities/${authority}.html`),
          async ({ page }) => {
            const pdf = await page.pdf({ format: 'A4' });
            const { text: sheets } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
            ok(sheets.length > 2, `${sheets.length} sheets`);
            for (const [index, sheet] of sheets.entries()) {
              match(sheet, /Fjord Archive GmbH · tenant \w+ · region eu\s+Residency policy eu_standard version \d+/);
              match(sheet, new RegExp(`Page ${index + 1} of ${sheets.length}`));
            }
            await page.emulateMedia({ media: 'print' });
            await page.setViewportSize({ width: 680, height: 900 });
            const wide = await page.evaluate(() =>
              [...document.querySelectorAll('p, pre, td')]
                .filter((each) => each.scrollWidth > each.clientWidth + 1)
                .map((each) => each.textContent.slice(0, 40)),
            );
            deepEqual(wide, []);
          },
          { offline: true },
        ),
      ),
  },
];
