import { deepEqual, equal, match } from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { AuditEntry, AuditPage } from '@chancery/audit/contract';
import { eventually, listsLoaded, shownEntries, signIn, texts } from '../support/console-pages.ts';
import type { ShownEntry } from '../support/console-pages.ts';
import type { Check, Scene } from '../support/run-checks.ts';
import type { Visit } from '../support/browser.ts';

export const auditTrailChecks: readonly Check[] = [
  {
    name: 'a tenant’s page shows its nameplate, and names the tenant in the title',
    run: onTrail(async ({ page, picture }, { story }) => {
      const plate = await page.getByRole('region', { name: 'Nameplate' }).innerText();
      for (const part of [
        story.eu.name,
        'European Union',
        story.eu.legalEntity,
        `${story.eu.policyId}@${story.eu.policyVersion}`,
      ]) {
        match(plate, new RegExp(part));
      }
      await eventually(async () => equal(await page.title(), `Audit trail · ${story.eu.name} · Chancery`));
      await picture('audit-trail');
    }),
  },
  {
    name: 'its rows are the API’s entries, newest first, as of its last entry',
    run: onTrail(async ({ page }, scene) => {
      const answer = await trail(scene, 'order=desc&limit=50');
      deepEqual(await shownEntries(page), answer.items.map(shown));
      match((await texts(page, 'h1 + p')).join(), new RegExp(`^As of entry ${answer.asOfEntry}$`));
    }),
  },
  {
    name: 'it is read on to its very first entry',
    run: onTrail(async ({ page }, scene) => {
      while (await page.getByRole('button', { name: 'Load older entries' }).isVisible()) {
        await page.getByRole('button', { name: 'Load older entries' }).click();
        await listsLoaded(page);
      }
      const answer = await trail(scene, 'order=desc&limit=500');
      await eventually(async () => deepEqual(await shownEntries(page), answer.items.map(shown)));
      equal((await shownEntries(page)).at(-1)?.entry, 1);
    }),
  },
  {
    name: 'it is turned around',
    run: onTrail(async ({ page }, scene) => {
      await page.getByLabel('Order').selectOption('asc');
      await page.waitForURL('**/audit?order=asc');
      await listsLoaded(page);
      await eventually(async () =>
        deepEqual(await shownEntries(page), (await trail(scene, 'order=asc&limit=50')).items.map(shown)),
      );
    }),
  },
  {
    name: 'a filter shows what the API’s filter answers, and outlives a reload',
    run: onTrail(async ({ page, picture }, scene) => {
      const type = 'chancery.tenancy.tenant-created.v1';
      const { actor } = (await trail(scene, 'order=asc&limit=1')).items[0] ?? { actor: '' };
      await page.goto(`${page.url()}?order=asc`);
      await listsLoaded(page);
      await page.getByLabel('Event type').selectOption(type);
      await page.getByLabel('Actor').fill(actor);
      await page.getByRole('button', { name: 'Apply filter' }).click();
      await page.waitForURL(`**/audit?type=${type}&actor=${actor}&order=asc`);
      await listsLoaded(page);
      const expected = (await trail(scene, `type=${type}&actor=${actor}&order=asc`)).items.map(shown);
      await eventually(async () => deepEqual(await shownEntries(page), expected));
      equal(expected.length > 0, true);
      await page.reload();
      await listsLoaded(page);
      await eventually(async () => deepEqual(await shownEntries(page), expected));
      await eventually(async () => equal(await page.getByLabel('Event type').inputValue(), type));
      await picture('audit-trail-filtered');
      await page.getByRole('button', { name: 'Clear' }).click();
      await page.waitForURL('**/audit?order=asc');
    }),
  },
  {
    name: 'days are days in the tenant’s time zone; a day without entries says so',
    run: onTrail(async ({ page, picture }) => {
      await page.getByLabel('To day').fill('2020-01-31');
      await page.getByRole('button', { name: 'Apply filter' }).click();
      await page.waitForURL('**/audit?to=2020-01-31');
      await page.locator('chy-empty-state').waitFor();
      match(await page.locator('chy-empty-state').innerText(), /No entry matches/);
      match(await page.locator('#filter-zone').innerText(), /Europe\/Berlin/);
      await picture('audit-trail-none');
      await page.getByRole('button', { name: 'Show all entries' }).click();
      await page.locator('tr.entry').first().waitFor();
    }),
  },
  {
    name: 'an entry unfolds to the payload and hashes the API gives, and leads to its request',
    run: onTrail(async ({ page, picture }, scene) => {
      const entry = (await trail(scene, 'order=desc&limit=1')).items[0];
      await page.locator('tr.entry button').first().click();
      deepEqual(JSON.parse(await page.locator('chy-entry-details pre').innerText()), entry?.data);
      match(await page.locator('chy-entry-details dl').innerText(), new RegExp(entry?.leafHash ?? 'no entry'));
      await picture('audit-trail-entry');
      await page.getByRole('button', { name: 'this request' }).click();
      await page.waitForURL('**/audit?correlationId=*');
      await listsLoaded(page);
      const same = await trail(scene, `order=desc&correlationId=${encodeURIComponent(entry?.correlationId ?? '')}`);
      await eventually(async () => deepEqual(await shownEntries(page), same.items.map(shown)));
    }),
  },
  {
    name: 'times are written in the tenant’s locale and time zone, with the machine’s beside',
    run: onTrail(async ({ page }) => {
      const time = page.locator('tr.entry time').first();
      const instant = (await time.getAttribute('datetime')) ?? '';
      const date = new Intl.DateTimeFormat('de-DE', { dateStyle: 'medium', timeZone: 'Europe/Berlin' }).format(
        new Date(instant),
      );
      const [day, , year] = date.split('.');
      match(
        await time.innerText(),
        new RegExp(`^${Number(day)}\\. .+ ${year?.trim()}, \\d\\d:\\d\\d:\\d\\d (MEZ|MESZ)$`),
      );
      equal(await time.getAttribute('title'), instant);
    }),
  },
];

/** A check that begins on the European tenant's audit trail, loaded. */
function onTrail(work: (visit: Visit, scene: Scene) => Promise<void>): Check['run'] {
  return (scene) =>
    scene.browser.visit(`/tenants/${scene.story.eu.tenant}/audit`, async (visit) => {
      await signIn(visit.page, scene.service);
      await openedTrail(visit.page);
      await work(visit, scene);
    });
}

async function openedTrail(page: Page): Promise<void> {
  await page.locator('tr.entry').first().waitFor();
  await listsLoaded(page);
}

function trail({ service, story }: Scene, query: string): Promise<AuditPage> {
  return service.operators.eu.ok('GET', `/v1/tenants/${story.eu.tenant}/audit?${query}`);
}

function shown({ entry, type, actor, time }: AuditEntry): ShownEntry {
  return { entry, type, actor, time };
}
