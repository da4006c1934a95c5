import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { StoreBusyError } from '@chancery/event-sourcing';
import type { CommandRunner } from '@chancery/event-sourcing';
import { FixedClock } from '@chancery/kernel';
import { openExportsApp } from '../testing/exports-app.ts';
import type { ExportsApp } from '../testing/exports-app.ts';
import { failOnce } from '../testing/fail-once.ts';
import { tenantWithSources } from '../testing/tenant-client.ts';
import type { Problem } from '../testing/tenant-client.ts';
import { verifyExportBundle } from '../verify/verify-export-bundle.ts';

const clock = new FixedClock(Date.UTC(2026, 10, 23, 12));
let app: ExportsApp;

beforeAll(async () => {
  app = await openExportsApp(clock);
});
afterAll(() => app.dispose());

describe('the export gate', () => {
  it('refuses a destination outside the policy with the ways out, as an event, and charges nothing', async () => {
    const client = await tenantWithSources(app);
    const { status, body } = await client.request({ destination: 'us' });
    expect(status).toBe(403);
    expect(body).toMatchObject({
      code: 'export-blocked',
      facts: { stage: 'request', destination: 'us', allowedDestinations: ['eu', 'ch'] },
      lift: [{ by: 'exports:create', request: { body: { destination: 'eu' } } }, { by: 'residency:write' }],
    });
    expect(body.decision).toMatch(/^\/v1\/decisions\/eu_/);
    const [item] = (await client.list()).items;
    expect(item).toMatchObject({ phase: 'blocked', destination: 'us', refusal: { stage: 'request' } });
    expect(await client.events(item?.id ?? '')).toMatchObject([{ type: 'export-blocked' }]);
    expect(await client.charged()).toBe(0);
    // The way out that the refusal offers, as it offers it.
    expect(await client.request(body.lift[0]?.request?.body)).toMatchObject({ status: 201 });
  });

  it('refuses sources that are not there or not published, all of them at once', async () => {
    const client = await tenantWithSources(app);
    await client.must('PUT', '/authorities/drafted', { text: '# Draft\n' });
    const refused = await client.request({ authorities: ['drafted', 'nowhere'], datasets: ['nothing'] });
    expect(refused.body.detail).toContain('authority drafted, authority nowhere, dataset nothing');
    expect(await client.request({ authorities: [], datasets: [] })).toMatchObject({
      status: 403,
      body: { facts: { reasons: [{ code: 'source-unknown' }] } },
    });
  });

  it('refuses a broken reference with fix guidance', async () => {
    const client = await tenantWithSources(app);
    await client.publish('glossary', '# Glossary\n\n## Term\n\nA car is a car.\n');
    const refused = await client.request();
    expect(refused).toMatchObject({ status: 403, body: { facts: { reasons: [{ code: 'references-broken' }] } } });
    expect(refused.body.detail).toMatch(/1 broken: policy:3:\d+ missing-section/);
    expect(refused.body.facts.reasons[0]?.fix).toContain('authority:glossary#term');
    await client.publish('policy', '# Policy\n\n[Fast](evidence:cars/c1) [cars](authority:glossary#term).\n');
    expect((await client.request()).status).toBe(201);
  });

  it('is asked again at the build: what changed since the request blocks, and the charge is returned', async () => {
    const client = await tenantWithSources(app);
    failOnce(app.test.plane, 'BuildExport');
    await client.request({}, 'key-1');
    expect(await client.charged()).toBe(1);
    await client.setPolicy(['ch']);
    const refused = await client.request({}, 'key-1');
    expect(refused).toMatchObject({ status: 403, body: { facts: { stage: 'build', policyVersion: 2 } } });
    expect(await client.charged()).toBe(0);
    const [item] = (await client.list()).items;
    expect(await client.events(item?.id ?? '')).toMatchObject([
      { type: 'export-requested' },
      { type: 'export-blocked', data: { stage: 'build' } },
    ]);
    expect(await client.send('GET', `/exports/${item?.id}/bundle`)).toMatchObject({
      status: 409,
      body: { code: 'export-not-built' },
    });
    expect(await client.request({}, 'key-1')).toMatchObject({ status: 403, body: { detail: refused.body.detail } });
    expect(await client.charged()).toBe(0);
  });

  it('is asked again at each download, each an event; what was built verifies against the policy of its day', async () => {
    const client = await tenantWithSources(app);
    const { id } = (await client.request()).body;
    await client.setPolicy(['ch']);
    const refused = await client.send<Problem>('GET', `/exports/${id}/bundle`);
    expect(refused).toMatchObject({ status: 403, body: { facts: { stage: 'download', policyVersion: 2 } } });
    await client.send('GET', `/exports/${id}/bundle`);
    await client.setPolicy(['eu']);
    const allowed = await client.send('GET', `/exports/${id}/bundle`);
    const report = await verifyExportBundle(allowed.bytes, await app.publicKeys());
    expect(report).toMatchObject({ ok: true, manifest: { nameplate: { policyVersion: 1 } } });
    expect((await client.events(id)).slice(2)).toMatchObject([
      { type: 'export-blocked', data: { stage: 'download', policyVersion: 2 } },
      { type: 'export-blocked', data: { stage: 'download', policyVersion: 2 } },
      { type: 'export-downloaded', data: { policyVersion: 3 } },
    ]);
    const [item] = (await client.list()).items;
    expect(item).toMatchObject({ phase: 'built', downloads: 1, refusal: null, nameplate: { policyVersion: 1 } });
  });

  it('refuses once the policy is stale', async () => {
    const client = await tenantWithSources(app);
    const { id } = (await client.request({ keepDays: 3650 })).body;
    const now = clock.now();
    clock.set(Date.UTC(2028, 0, 1));
    try {
      expect((await client.request()).body).toMatchObject({ facts: { reasons: [{ code: 'policy-stale' }] } });
      expect((await client.send<Problem>('GET', `/exports/${id}/bundle`)).body.code).toBe('export-blocked');
    } finally {
      clock.set(now);
    }
  });

  it('refuses when its facts cannot be read', async () => {
    const client = await tenantWithSources(app);
    const { runner } = app.test.plane;
    const state = runner.state.bind(runner);
    const spy = jest
      .spyOn(runner, 'state')
      .mockImplementation((...args: Parameters<CommandRunner['state']>) =>
        args[0].category === 'dataset' ? Promise.reject(new RangeError('broken')) : state(...args),
      );
    const refused = await client.request({ authorities: [] });
    spy.mockRestore();
    expect(refused.body.facts.reasons.map(({ code }) => code)).toEqual(['source-unknown', 'gate-error']);
    expect(refused.body.detail).toContain('the datasets could not be read (RangeError)');
  });

  it('is not asked while its facts can only not be read at the moment', async () => {
    const client = await tenantWithSources(app);
    const { runner, events } = app.test.plane;
    const before = await events.tenantHead(client.tenant);
    const spy = jest.spyOn(runner, 'state').mockRejectedValue(new StoreBusyError('Too many commands are waiting'));
    try {
      expect((await client.request()).status).toBe(503);
    } finally {
      spy.mockRestore();
    }
    expect(await events.tenantHead(client.tenant)).toBe(before);
  });

  it('refuses a bundle that is not the one that was stored', async () => {
    const client = await tenantWithSources(app);
    const { id, bundle } = (await client.request()).body;
    const key = (await client.blobs()).find((name) => name.endsWith('.zip')) ?? '';
    await app.test.plane.blobs.put(key, Buffer.from('another bundle'));
    const altered = await client.send<Problem>('GET', `/exports/${id}/bundle`);
    expect(altered).toMatchObject({ status: 403, body: { facts: { reasons: [{ code: 'gate-error' }] } } });
    expect(altered.body.detail).toContain(bundle?.sha256);
    await app.test.plane.blobs.delete(key);
    expect((await client.send<Problem>('GET', `/exports/${id}/bundle`)).body.detail).toContain(
      'the stored bundle is gone',
    );
  });
});
