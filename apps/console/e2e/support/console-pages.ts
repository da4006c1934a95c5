import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { PLANES } from './service.ts';
import type { Plane, Service } from './service.ts';

/** Pastes the tokens of the given planes and waits until the page that follows has its heading. */
export async function signIn(page: Page, service: Service, planes: readonly Plane[] = PLANES): Promise<void> {
  for (const plane of planes) await page.fill(`#token-${plane}`, service.operators[plane].token);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** Waits until no list of the page is loading any more. */
export async function listsLoaded(page: Page): Promise<void> {
  await page.locator('.sheet').first().waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.sheet[aria-busy="true"]').length === 0);
}

/** Tries until the assertion holds: the page is drawn a moment after an input. @throws the last AssertionError after 5 s */
export async function eventually(assertion: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + 5_000;
  for (;;) {
    try {
      await assertion();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await wait(25);
    }
  }
}

/** The texts of the elements, white space collapsed. */
export async function texts(page: Page, selector: string): Promise<string[]> {
  const all = await page.locator(selector).allInnerTexts();
  return all.map((text) => text.replaceAll(/\s+/g, ' ').trim());
}

/** The audit trail's rows as shown: entry number, event type, actor. */
export async function shownEntries(page: Page): Promise<ShownEntry[]> {
  return page.locator('tr.entry').evaluateAll((rows) =>
    rows.map((row) => ({
      entry: Number(row.querySelector('.number')?.textContent.replaceAll(/\D/g, '')),
      type: row.querySelector('.type')?.textContent ?? '',
      actor: row.querySelector('[data-label="Actor"]')?.textContent.trim() ?? '',
      time: row.querySelector('time')?.getAttribute('datetime') ?? '',
    })),
  );
}

export interface ShownEntry {
  readonly entry: number;
  readonly type: string;
  readonly actor: string;
  /** ISO 8601 UTC. */
  readonly time: string;
}
