import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@chancery/kernel';
import { EXPORT_STEPS } from '../../../contract/index.ts';
import type { ExportItem, ExportProgress } from '../../../contract/index.ts';
import { openExportsApp } from '../../../testing/exports-app.ts';
import type { ExportsApp } from '../../../testing/exports-app.ts';
import { failOnce } from '../../../testing/fail-once.ts';
import { tenantWithSources } from '../../../testing/tenant-client.ts';
import type { TenantClient } from '../../../testing/tenant-client.ts';
import { BuildBoard } from './build-board.ts';
import { toldProgress } from './told-progress.ts';

let app: ExportsApp;

beforeAll(async () => {
  app = await openExportsApp(new FixedClock(Date.UTC(2026, 10, 23, 12)));
});
afterAll(() => app.dispose());

const UNKNOWN = { state: 'unknown', step: null, documents: null, pages: null, bytes: 0, sequence: 0, updatedAt: null };
/** Some twenty pages: long enough to be seen on its way. */
const LONG = `# Long\n\n${`${'Every sentence of it says the same as the one before it. '.repeat(40)}\n\n`.repeat(20)}`;

/** The one export that is being built. */
async function underWay(client: TenantClient): Promise<ExportItem> {
  for (;;) {
    const [item] = (await client.list()).items.filter(({ phase }) => phase === 'requested');
    if (item) return item;
    await sleep(1);
  }
}

function eventsOf(body: string): readonly { readonly id: string; readonly item: ExportItem }[] {
  return [...body.matchAll(/^id: (\S+)\nevent: progress\ndata: (.*)$/gm)].map(([, id = '', data = '']) => ({
    id,
    item: JSON.parse(data) as ExportItem,
  }));
}

async function progressBlobs(client: TenantClient): Promise<readonly string[]> {
  return (await client.blobs()).filter((key) => key.endsWith('progress.json'));
}

const stepOf = ({ step }: ExportProgress) => (step === null ? -1 : EXPORT_STEPS.indexOf(step));

describe('the build of an export', () => {
  it('can be read and followed by step, documents, pages and bytes, and leaves nothing of that behind', async () => {
    const client = await tenantWithSources(app);
    await client.publish('long', LONG);
    const made = client.request({ authorities: ['policy', 'long'], formats: ['html', 'json', 'csv', 'pdf'] });
    const { id } = await underWay(client);
    const following = client.send('GET', `/exports/${id}/events`);
    const read = (await client.send('GET', `/exports/${id}`)).body;
    expect(read).toMatchObject({ phase: 'requested', progress: { state: 'running', updatedAt: expect.any(String) } });
    expect((await made).body).toMatchObject({ id, phase: 'built', progress: null });

    const { headers, bytes } = await following;
    expect(headers).toMatchObject({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const events = eventsOf(bytes.toString());
    expect(events.at(-1)).toMatchObject({ id: 'end', item: { id, phase: 'built', progress: null } });
    const told = events.flatMap(({ item }) => item.progress ?? []);
    expect(told.length).toBeGreaterThan(0);
    for (const [index, progress] of told.entries()) {
      const before = told[index - 1] ?? progress;
      expect(progress.sequence).toBeGreaterThanOrEqual(before.sequence);
      expect(progress.bytes).toBeGreaterThanOrEqual(before.bytes);
      expect(progress.documents?.done ?? 0).toBeGreaterThanOrEqual(before.documents?.done ?? 0);
      expect(stepOf(progress)).toBeGreaterThanOrEqual(stepOf(before));
    }
    // Cover, two pages of HTML; the PDF; two authorities and the pins as JSON; the pins as CSV; the dataset.
    expect(told.find(({ documents }) => documents)?.documents?.total).toBe(9);
    expect(told.some(({ pages }) => pages !== null && pages.done <= pages.total && pages.total > 10)).toBe(true);
    expect(await progressBlobs(client)).toEqual([]);
    const again = await client.send('GET', `/exports/${id}/events`, undefined, { 'last-event-id': 'end' });
    expect(again.bytes.toString()).toBe('');
  });

  it('that another process does is told by that one; nobody knows of it before and after', async () => {
    const client = await tenantWithSources(app);
    failOnce(app.test.plane, 'BuildExport');
    await client.request({}, 'key-1');
    const [item] = (await client.list()).items;
    const exportId = item?.id ?? '';
    const { plane } = app.test;
    const progress = async () => (await client.send('GET', `/exports/${exportId}`)).body.progress;
    expect(await progress()).toEqual(UNKNOWN);

    const elsewhere = new BuildBoard();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const building = elsewhere.track(plane, client.tenant, exportId, async (build) => {
      build.documents(1, 4);
      build.size(1_000_000);
      return promise;
    });
    while ((await progress())?.state !== 'running') await sleep(20);
    const following = client.send('GET', `/exports/${exportId}/events`);
    expect(await progress()).toMatchObject({ step: 'writing', documents: { done: 1, total: 4 }, bytes: 1_000_000 });
    expect((await client.list()).items[0]?.progress).toMatchObject({ state: 'running', step: 'writing' });
    // As it looks when that process has died and nobody has told for a while.
    expect(await toldProgress(plane.blobs, client.tenant, exportId, Date.now() + 60_000)).toMatchObject({
      state: 'unknown',
      step: 'writing',
      documents: { done: 1, total: 4 },
    });
    resolve(undefined);
    await building;
    expect(await progress()).toEqual(UNKNOWN);
    expect(await progressBlobs(client)).toEqual([]);

    expect((await client.request({}, 'key-1')).status).toBe(201);
    const events = eventsOf((await following).bytes.toString());
    expect(events[0]?.item).toMatchObject({ phase: 'requested', progress: { step: 'writing' } });
    expect(events.at(-1)?.item).toMatchObject({ phase: 'built', progress: null });
  });

  it('of nobody, or of another tenant, is not there', async () => {
    const [client, other] = [await tenantWithSources(app), await tenantWithSources(app)];
    const { id } = (await other.request()).body;
    for (const exportId of [id, 'nothing']) {
      expect(await client.send('GET', `/exports/${exportId}/events`)).toMatchObject({ status: 404 });
    }
  });
});
