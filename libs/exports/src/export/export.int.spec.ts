import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@chancery/kernel';
import { readZip } from '../bundle/zip.ts';
import type { SigningKeyList } from '../contract/index.ts';
import { openExportsApp } from '../testing/exports-app.ts';
import type { ExportsApp } from '../testing/exports-app.ts';
import { tenantWithSources } from '../testing/tenant-client.ts';
import { verifyExportBundle } from '../verify/verify-export-bundle.ts';

const clock = new FixedClock(Date.UTC(2026, 10, 23, 12));
let app: ExportsApp;

beforeAll(async () => {
  app = await openExportsApp(clock);
});
afterAll(() => app.dispose());

describe('an export', () => {
  it('is built, charged once, and verifies offline with the plane’s public keys', async () => {
    const client = await tenantWithSources(app);
    const { status, headers, body } = await client.request();
    expect({ status, body }).toMatchObject({
      status: 201,
      body: {
        phase: 'built',
        nameplate: { tenant: client.tenant, region: 'eu', legalEntity: 'Acme Europe SARL', policyId: 'eu_standard' },
        manifest: {
          destination: 'eu',
          actor: 'eu_aadmin',
          sources: [
            { kind: 'authority', id: 'policy', version: 1 },
            { kind: 'dataset', id: 'cars', rows: 3 },
          ],
          pins: [{ authority: 'policy', dataset: 'cars', row: 'c1' }],
        },
      },
    });
    expect(headers['chancery-decision']).toMatch(/^eu_[0-9a-f]{32}$/);
    expect(await client.charged()).toBe(1);
    expect(body.manifest?.tenantLogEntry).toBeLessThan(await app.test.plane.events.tenantHead(client.tenant));

    const download = await client.send('GET', `/exports/${body.id}/bundle`);
    expect(download).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="${body.id}.zip"`,
        'content-length': String(body.bundle?.bytes),
        'repr-digest': `sha-256=:${Buffer.from(body.bundle?.sha256 ?? '', 'hex').toString('base64')}:`,
      },
    });
    const report = await verifyExportBundle(download.bytes, await app.publicKeys());
    expect(report.checks.filter(({ passed }) => !passed)).toEqual([]);
    expect(report.manifest).toEqual(body.manifest);
    const { entries } = readZip(download.bytes);
    const text = (path: string) => new TextDecoder().decode(entries.get(path));
    expect(text('datasets/cars.csv')).toMatch(/^_row_id,_sha256,id,name,speed\r\nc1,[0-9a-f]{64},c1,Sprinter,'-1\r\n/);
    expect(text('authorities/policy.html')).toContain('<a href="#pinned-row-1"');
    expect(await client.events(body.id)).toMatchObject([
      { type: 'export-requested' },
      { type: 'export-built' },
      { type: 'export-downloaded', data: { bundleSha256: body.bundle?.sha256, policyVersion: 1 } },
    ]);
  });

  it('is shown alone and in the list, newest first, and to its own tenant only', async () => {
    const client = await tenantWithSources(app);
    const first = (await client.request()).body;
    clock.advance(1000);
    const second = (await client.request({ destination: 'us' })).body;
    expect(second.code).toBe('export-blocked');
    const { items } = await client.list();
    expect(items.map(({ phase }) => phase)).toEqual(['blocked', 'built']);
    const page = await client.list('&limit=1');
    expect(page.items).toEqual(items.slice(0, 1));
    expect((await client.list(`&limit=1&after=${encodeURIComponent(page.cursor ?? '')}`)).items).toEqual(
      items.slice(1),
    );
    const { manifest, ...item } = (await client.send('GET', `/exports/${first.id}`)).body;
    expect(item).toEqual(items[1]);
    expect(manifest).toEqual(first.manifest);

    const other = await tenantWithSources(app);
    for (const path of [first.id, `${first.id}/bundle`, 'eu_x1', 'eu_x1/bundle']) {
      expect(await other.send('GET', `/exports/${path}`)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    }
    expect((await other.list()).items).toEqual([]);
  });

  it('names every field that does not fit', async () => {
    const client = await tenantWithSources(app);
    const refused = await client.request({
      formats: ['docx'],
      keepDays: 0,
      destination: 'Europe',
      authorities: ['A'],
      note: 'x',
    });
    expect(refused).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
    const { errors } = refused.body as unknown as { errors: { field: string }[] };
    expect(new Set(errors.map(({ field }) => field))).toEqual(
      new Set(['formats', 'keepDays', 'destination', 'authorities', 'note']),
    );
  });

  it('can be tried dry: decided and charged in thought only', async () => {
    const client = await tenantWithSources(app);
    const before = await app.test.plane.events.tenantHead(client.tenant);
    const dry = await client.request({}, undefined, { 'dry-run': 'true' });
    expect(dry).toMatchObject({ status: 201, headers: { 'chancery-dry-run': 'true' }, body: { phase: 'requested' } });
    expect(await client.request({ destination: 'us' }, undefined, { 'dry-run': 'true' })).toMatchObject({
      status: 403,
    });
    expect(await app.test.plane.events.tenantHead(client.tenant)).toBe(before);
  });
});

describe('signing keys', () => {
  it('are public for a plane that is served here, and for no other', async () => {
    await (await tenantWithSources(app)).request();
    const list = (await app.http.inject({ method: 'GET', url: '/v1/planes/eu/signing-keys' })).json<SigningKeyList>();
    expect(list).toMatchObject({ plane: 'eu', keys: [{ algorithm: 'ed25519', until: null }] });
    for (const plane of ['us', 'mars']) {
      const reply = await app.http.inject({ method: 'GET', url: `/v1/planes/${plane}/signing-keys` });
      expect(reply.statusCode).toBe(404);
    }
  });

  it('rotate: what was signed before verifies with the history, what is signed after with the new key', async () => {
    const client = await tenantWithSources(app);
    const rotate = (headers: { readonly [name: string]: string }) =>
      app.http.inject({ method: 'POST', url: '/v1/planes/eu/signing-keys/rotate', headers });
    const bundleOf = async (id: string) => (await client.send('GET', `/exports/${id}/bundle`)).bytes;

    const before = (await client.request({ formats: ['json'] })).body;
    const [old] = (await app.publicKeys()).slice(-1);
    expect((await rotate({ 'dry-run': 'true' })).json()).not.toMatchObject({ keyId: old?.keyId });
    expect((await app.publicKeys()).at(-1)).toEqual(old);

    clock.advance(60_000);
    const rotated = await rotate({ 'idempotency-key': 'rotation-1' });
    expect(rotated.statusCode).toBe(200);
    const repeated = await rotate({ 'idempotency-key': 'rotation-1' });
    expect(repeated.json()).toEqual(rotated.json());
    expect(repeated.headers['chancery-repeated']).toBe('true');
    const keys = await app.publicKeys();
    expect(keys.slice(-2)).toMatchObject([
      { keyId: old?.keyId, until: new Date(clock.now() + 5 * 60_000).toISOString() },
      { keyId: rotated.json<{ keyId: string }>().keyId, until: null },
    ]);

    const after = (await client.request({ formats: ['json'] })).body;
    expect([before.manifest?.keyId, after.manifest?.keyId]).toEqual(keys.slice(-2).map(({ keyId }) => keyId));
    for (const { id } of [before, after]) {
      expect((await verifyExportBundle(await bundleOf(id), keys)).ok).toBe(true);
    }
    // Whoever has only the keys of the first day cannot be told that the second export is sound.
    expect((await verifyExportBundle(await bundleOf(after.id), old ? [old] : [])).ok).toBe(false);
  });
});
