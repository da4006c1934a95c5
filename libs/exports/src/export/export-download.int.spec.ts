import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@chancery/kernel';
import { extractText, getDocumentProxy } from 'unpdf';
import { readZip } from '../bundle/zip.ts';
import { openExportsApp } from '../testing/exports-app.ts';
import type { ExportsApp } from '../testing/exports-app.ts';
import { tenantWithSources } from '../testing/tenant-client.ts';
import type { Problem } from '../testing/tenant-client.ts';
import { verifyExportBundle } from '../verify/verify-export-bundle.ts';
import { ExpirySweeper } from './expire-export/expiry-sweeper.ts';

const START = Date.UTC(2026, 10, 23, 12);
const DAY = 86_400_000;
const clock = new FixedClock(START);
let app: ExportsApp;

beforeAll(async () => {
  app = await openExportsApp(clock);
});
afterAll(() => app.dispose());

describe('an export as PDF', () => {
  it('is one document of all authorities, with the nameplate on every page, in a bundle that verifies', async () => {
    const client = await tenantWithSources(app);
    const { status, body } = await client.request({ authorities: ['glossary', 'policy'], formats: ['pdf'] });
    expect({ status, paths: body.bundle?.artifacts }).toMatchObject({
      status: 201,
      paths: [{ path: 'export.pdf', mediaType: 'application/pdf' }],
    });
    const { bytes } = await client.send('GET', `/exports/${body.id}/bundle`);
    expect(await verifyExportBundle(bytes, await app.publicKeys())).toMatchObject({ ok: true });
    const pdf = readZip(bytes).entries.get('export.pdf');
    const { text: pages } = await extractText(await getDocumentProxy(pdf?.slice() ?? new Uint8Array()));
    expect(pages.length).toBeGreaterThanOrEqual(5);
    for (const page of pages) expect(page).toContain('Residency policy eu_standard version 1');
    expect(pages.join(' ')).toContain('name: Sprinter');
  });
});

describe('a download in parts', () => {
  it('gives the bytes asked for, each part decided by the gate and recorded', async () => {
    const client = await tenantWithSources(app);
    const { body } = await client.request({ formats: ['json'] });
    const path = `/exports/${body.id}/bundle`;
    const part = (range: string, headers: object = {}) => client.send('GET', path, undefined, { range, ...headers });

    const whole = await client.send('GET', path);
    const length = whole.bytes.length;
    const etag = `"${body.bundle?.sha256}"`;
    expect(whole).toMatchObject({ status: 200, headers: { etag, 'accept-ranges': 'bytes' } });
    const first = await part('bytes=0-999');
    expect(first).toMatchObject({
      status: 206,
      headers: { etag, 'content-range': `bytes 0-999/${length}`, 'content-length': '1000' },
    });
    const rest = await part('bytes=1000-', { 'if-range': etag });
    expect(rest.status).toBe(206);
    expect(Buffer.concat([first.bytes, rest.bytes])).toEqual(whole.bytes);
    expect(await part('bytes=0-9', { 'if-range': '"another"' })).toMatchObject({ status: 200, bytes: whole.bytes });

    const behind = await part(`bytes=${length}-`);
    expect(behind).toMatchObject({
      status: 416,
      headers: { 'content-range': `bytes */${length}` },
      body: { code: 'range-not-satisfiable' },
    });

    await client.setPolicy(['ch']);
    expect(await part('bytes=0-9')).toMatchObject({ status: 403, body: { code: 'export-blocked' } });
    const recorded = (await client.events(body.id)).slice(2).map(({ type, data }) => ({ type, range: data['range'] }));
    expect(recorded).toEqual([
      { type: 'export-downloaded', range: undefined },
      { type: 'export-downloaded', range: { first: 0, last: 999 } },
      { type: 'export-downloaded', range: { first: 1000, last: length - 1 } },
      { type: 'export-downloaded', range: undefined },
      { type: 'export-blocked', range: undefined },
    ]);
  });
});

describe('an export whose time is over', () => {
  it('is refused at that instant, removed by the sweep, and keeps its manifest', async () => {
    const client = await tenantWithSources(app);
    const sweeper = app.http.get(ExpirySweeper);
    const { plane } = app.test;
    const short = (await client.request({ formats: ['json'], keepDays: 2 }, 'short-1')).body;
    const long = (await client.request({ formats: ['json'], keepDays: 3 })).body;
    expect(short).toMatchObject({ keepDays: 2, expiresAt: new Date(clock.now() + 2 * DAY).toISOString() });
    await client.list();
    const sweepAt = (time: number) => sweeper.sweep(plane, time);
    expect(await sweepAt(clock.now() + 2 * DAY - 1)).toBe(0);

    clock.advance(2 * DAY);
    const gone = { status: 410, body: { code: 'export-expired' } };
    expect(await client.send('GET', `/exports/${short.id}/bundle`)).toMatchObject(gone);
    expect((await client.blobs()).filter((key) => key.endsWith('.zip'))).toHaveLength(2);

    expect(await sweepAt(clock.now())).toBe(1);
    expect((await client.blobs()).filter((key) => key.endsWith('.zip'))).toEqual([expect.stringContaining(long.id)]);
    expect(await client.send('GET', `/exports/${short.id}/bundle`)).toMatchObject(gone);
    expect((await client.send('GET', `/exports/${long.id}/bundle`)).status).toBe(200);
    const minPosition = await plane.events.head();
    const shown = await client.send('GET', `/exports/${short.id}?minPosition=${minPosition}`);
    expect(shown.body).toMatchObject({ phase: 'expired', manifest: short.manifest, downloads: 0 });
    expect((await client.events(short.id)).at(-1)).toMatchObject({ type: 'export-expired' });
    expect(await sweepAt(clock.now())).toBe(0);

    const repeated = await client.request({ formats: ['json'], keepDays: 2 }, 'short-1');
    expect(repeated).toMatchObject({ status: 201, body: { id: short.id, phase: 'expired' } });
  });

  it('ends by the residency policy: the one of the build, and one set since', async () => {
    const client = await tenantWithSources(app);
    const sweeper = app.http.get(ExpirySweeper);
    const before = (await client.request({ formats: ['json'], keepDays: 60 })).body;
    await client.setPolicy(['eu'], 10);
    const since = (await client.request({ formats: ['json'], keepDays: 60 })).body;
    const expiryIn = (days: number) => new Date(clock.now() + days * DAY).toISOString();
    expect([before, since].map(({ expiresAt, keepDays }) => ({ expiresAt, keepDays }))).toEqual([
      { expiresAt: expiryIn(60), keepDays: 60 },
      { expiresAt: expiryIn(10), keepDays: 60 },
    ]);

    await client.setPolicy(['eu'], 20);
    clock.advance(10 * DAY);
    expect((await client.send('GET', `/exports/${before.id}/bundle`)).status).toBe(200);
    expect(await client.send('GET', `/exports/${since.id}/bundle`)).toMatchObject({
      status: 410,
      body: { code: 'export-expired', facts: { keepDays: 60, keptDays: 10 } },
    });

    clock.advance(10 * DAY);
    const over = await client.send<Problem>('GET', `/exports/${before.id}/bundle`);
    expect(over).toMatchObject({ status: 410, body: { facts: { keepDays: 60, keptDays: 20 } } });
    expect(over.body.detail).toContain('20 of the 60 days asked for, as the residency policy has it');
    await client.list();
    expect(await sweeper.sweep(app.test.plane, clock.now())).toBeGreaterThanOrEqual(2);
    expect((await client.blobs()).filter((key) => key.endsWith('.zip'))).toEqual([]);
    expect((await client.events(before.id)).at(-1)).toMatchObject({ type: 'export-expired' });
  });
});
