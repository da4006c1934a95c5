import { equal, match } from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { AuthorityDetail } from '@chancery/authorities/contract';
import type { Visit } from '../support/browser.ts';
import { eventually, listsLoaded, signIn } from '../support/console-pages.ts';
import { focused, tabTo } from '../support/keyboard.ts';
import type { Check, Scene } from '../support/run-checks.ts';

/** What the checks cite: made once, through the API. */
const TERMS = '# Terms of delivery\n\n## Scope\n\nAll holdings.\n';

export const authoritiesChecks: readonly Check[] = [
  {
    name: 'an authority is begun, its links picked with [[, compiled, mended and published by keyboard alone',
    run: withTerms(async ({ page, picture }, scene) => {
      await tabTo(page, 'Authorities');
      await page.keyboard.press('Enter');
      await eventually(async () => equal(await focused(page), 'Authorities'));
      await listsLoaded(page);
      await picture('authorities');
      await tabTo(page, 'ID of a new authority');
      await page.keyboard.type('retention_rule');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/authorities/retention_rule');
      await eventually(async () => equal(await focused(page), 'retention_rule'));
      await page.locator('#authority-text').waitFor();
      await tabTo(page, 'Text, in Markdown');

      await page.keyboard.type('# Retention\n\nAs [[dlivery scpoe');
      await offered(page, 'Scope');
      await picture('link-picker');
      await page.keyboard.press('Enter');
      await page.keyboard.type(' says, and as [[hold');
      await offered(page, 'holdings');
      await page.keyboard.press('Enter');
      await offered(page, 'H2');
      await selectOption(page, 'H2');
      await page.keyboard.press('Enter');
      await page.keyboard.type(' shows.\n\nSee [terms](authority:trems_of_delivery), and [[ter');
      await offered(page, 'Terms of delivery');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Backspace');
      await page.keyboard.press('Backspace');
      await page.keyboard.press('Backspace');
      await page.keyboard.press('Backspace');
      await page.keyboard.press('Backspace');
      const text = [
        '# Retention',
        'As [Scope](authority:terms_of_delivery#scope) says, and as [H2](evidence:holdings/H2) shows.',
        'See [terms](authority:trems_of_delivery), and ',
      ].join('\n\n');
      equal(await page.locator('#authority-text').inputValue(), text);

      await tabTo(page, 'Compile', 'Shift+Tab');
      await page.keyboard.press('Enter');
      await page.locator('chy-finding-list li').waitFor();
      await picture('authority-findings');
      await tabTo(page, /^Line 5, column 5$/);
      await page.keyboard.press('Enter');
      equal(await selected(page), '[terms](authority:trems_of_delivery');
      await tabTo(page, /^Fix: write authority:terms_of_delivery$/);
      await page.keyboard.press('Enter');
      await page.getByText('Compiled: every link resolves.').waitFor();
      await tabTo(page, 'Publish', 'Shift+Tab');
      await page.keyboard.press('Enter');
      await page.getByText('Published as version 1.').waitFor();

      const stored = await authority(scene, 'retention_rule');
      equal(stored.text, text.replace('trems', 'terms'));
      equal(stored.version, 1);
    }),
  },
  {
    name: 'a draft that somebody else changed meanwhile is not written over',
    run: withTerms(async ({ page }, scene) => {
      await page.goto(`${scene.service.url}/tenants/${scene.story.eu.tenant}/authorities/terms_of_delivery`);
      await page.locator('#authority-text').fill('# Mine\n');
      await put(scene, 'terms_of_delivery', `${TERMS}\nMore.\n`);
      await page.getByRole('button', { name: 'Save draft' }).click();
      match(await page.getByRole('alert').innerText(), /revision/);
      equal(await page.locator('#authority-text').inputValue(), '# Mine\n');
      equal((await authority(scene, 'terms_of_delivery')).text, `${TERMS}\nMore.\n`);
    }),
  },
];

/** A check that begins on the European tenant's audit trail, signed in; the tenant has terms and holdings to cite. */
function withTerms(work: (visit: Visit, scene: Scene) => Promise<void>): Check['run'] {
  return async (scene) => {
    await put(scene, 'terms_of_delivery', TERMS);
    const base = `/v1/tenants/${scene.story.eu.tenant}`;
    await scene.service.operators.eu.ok('POST', `${base}/authorities/terms_of_delivery/compile`);
    await scene.service.operators.eu.ok('POST', `${base}/authorities/terms_of_delivery/publish`);
    const raw = { contentType: 'text/csv', content: Buffer.from('id,town\nH1,Bergen\nH2,Oslo\n') };
    await scene.service.operators.eu.ok('POST', `${base}/datasets/holdings/batches?rowKey=id`, { raw });
    await scene.browser.visit(`/tenants/${scene.story.eu.tenant}/audit`, async (visit) => {
      await signIn(visit.page, scene.service);
      await visit.page.locator('tr.entry').first().waitFor();
      await work(visit, scene);
    });
  };
}

function put({ service, story }: Scene, id: string, text: string): Promise<unknown> {
  return service.operators.eu.ok('PUT', `/v1/tenants/${story.eu.tenant}/authorities/${id}`, { body: { text } });
}

function authority({ service, story }: Scene, id: string): Promise<AuthorityDetail> {
  return service.operators.eu.ok('GET', `/v1/tenants/${story.eu.tenant}/authorities/${id}`);
}

/** Waits until the picker offers something with this title for all that was typed; the focus has not left the text. */
async function offered(page: Page, title: string): Promise<void> {
  await page
    .locator('[role=listbox][aria-busy=false] [role=option] .title', { hasText: new RegExp(`^${title}$`) })
    .first()
    .waitFor();
  equal(await page.evaluate(() => document.activeElement?.id), 'authority-text');
}

/** Presses the down arrow until the option with this title is the active one. */
async function selectOption(page: Page, title: string): Promise<void> {
  const active = page.locator('[role=option][aria-selected=true] .title');
  await eventually(async () => {
    if ((await active.innerText()) === title) return;
    await page.keyboard.press('ArrowDown');
    equal(await active.innerText(), title);
  });
}

function selected(page: Page): Promise<string> {
  return page.locator('#authority-text').evaluate((area) => {
    const { value, selectionStart, selectionEnd } = area as HTMLTextAreaElement;
    return value.slice(selectionStart, selectionEnd);
  });
}
