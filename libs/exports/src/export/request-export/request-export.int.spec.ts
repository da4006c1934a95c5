import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { FixedClock } from '@chancery/kernel';
import { BundleSize, BundleTooLargeError } from '../../bundle/bundle-size.ts';
import { openExportsApp } from '../../testing/exports-app.ts';
import type { ExportsApp } from '../../testing/exports-app.ts';
import { failOnce } from '../../testing/fail-once.ts';
import { TenantClient, tenantWithSources } from '../../testing/tenant-client.ts';

const clock = new FixedClock(Date.UTC(2026, 10, 23, 12));
let app: ExportsApp;

beforeAll(async () => {
  app = await openExportsApp(clock);
});
afterAll(() => app.dispose());

describe('the same Idempotency-Key', () => {
  it('gives the same export, charged once; for another request it is refused', async () => {
    const client = await tenantWithSources(app);
    const once = await client.request({}, 'key-1');
    const again = await client.request({ formats: ['csv', 'html', 'json'] }, 'key-1');
    expect(again).toMatchObject({ status: 201, headers: { 'chancery-repeated': 'true' }, body: once.body });
    expect(again.headers['chancery-decision']).toBe(once.headers['chancery-decision']);
    expect(await client.charged()).toBe(1);
    expect(await client.request({ destination: 'ch' }, 'key-1')).toMatchObject({
      status: 409,
      body: { code: 'command-id-reused' },
    });
  });

  it('gives the same export to requests sent at the same moment', async () => {
    const client = await tenantWithSources(app);
    const replies = await Promise.all(Array.from({ length: 4 }, () => client.request({}, 'key-1')));
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(replies.map(({ body }) => body.bundle?.sha256)).size).toBe(1);
    expect(await client.charged()).toBe(1);
    expect(await client.blobs()).toHaveLength(2);
    const [first] = replies;
    expect((await client.send('GET', `/exports/${first?.body.id}/bundle`)).status).toBe(200);
  });

  it('goes on after a crash between request and build, also in another process', async () => {
    const client = await tenantWithSources(app);
    failOnce(app.test.plane, 'BuildExport');
    expect(await client.request({}, 'key-1')).toMatchObject({ status: 503, body: { code: 'busy' } });
    const [begun] = (await client.list()).items;
    expect(begun?.phase).toBe('requested');
    await app.close();
    app = await openExportsApp(clock, app.test.folder);
    const later = new TenantClient(app, client.tenant);
    const resumed = await later.request({}, 'key-1');
    expect(resumed).toMatchObject({ status: 201, body: { id: begun?.id, phase: 'built' } });
    // The bundle and its manifest; nothing is left of the first attempt.
    expect(await later.blobs()).toHaveLength(2);
    expect(await later.charged()).toBe(1);
  });

  it('gives the gate’s refusal again, without another event', async () => {
    const client = await tenantWithSources(app);
    const refused = await client.request({ destination: 'us' }, 'key-1');
    const again = await client.request({ destination: 'us' }, 'key-1');
    expect(refused.status).toBe(403);
    expect(again.body.detail).toBe(refused.body.detail);
    expect(again.body.decision).toBe(refused.body.decision);
    expect((await client.list()).items).toHaveLength(1);
  });
});

describe('the budget', () => {
  it('refuses before anything is begun; after an override the same key is the same task', async () => {
    const client = await tenantWithSources(app);
    await client.must('PUT', '/budgets/exports/monthly', { period: 'month', limit: 1 });
    await client.request();
    const stopped = await client.request({}, 'key-2');
    expect(stopped).toMatchObject({ status: 402, body: { code: 'budget-soft-stopped' } });
    expect((await client.list()).items).toHaveLength(1);
    const override = { reason: 'Quarterly report is due.', amount: 1, endsAt: '2026-11-30T00:00:00Z' };
    await client.must('POST', '/budgets/exports/overrides', override);
    expect(await client.request({}, 'key-2')).toMatchObject({ status: 201, body: { phase: 'built' } });
    expect(await client.charged()).toBe(2);
  });

  it('gets the charge back, once, when the bundle cannot be built', async () => {
    const client = await tenantWithSources(app);
    const put = jest.spyOn(app.test.plane.blobs, 'put').mockRejectedValueOnce(new Error('ENOSPC'));
    const failed = await client.request({}, 'key-1');
    put.mockRestore();
    expect(failed).toMatchObject({ status: 500, body: { code: 'export-failed', facts: { cause: 'build-error' } } });
    expect(failed.body.detail).not.toContain('ENOSPC');
    expect(await client.charged()).toBe(0);
    expect(await client.request({}, 'key-1')).toMatchObject({ status: 500, body: { code: 'export-failed' } });
    expect(await client.charged()).toBe(0);
    expect((await client.list()).items).toMatchObject([{ phase: 'failed' }]);
    expect(await client.blobs()).toEqual([]);
    expect((await client.request({}, 'key-2')).status).toBe(201);
    expect(await client.charged()).toBe(1);
  });

  it('gets the charge back when an outage ends a request that nobody can come back to', async () => {
    const client = await tenantWithSources(app);
    failOnce(app.test.plane, 'RequestExport');
    expect((await client.request()).status).toBe(503);
    expect(await client.charged()).toBe(0);
    failOnce(app.test.plane, 'BuildExport');
    expect(await client.request()).toMatchObject({ status: 500, body: { code: 'export-failed' } });
    expect(await client.charged()).toBe(0);
    expect(await client.blobs()).toEqual([]);
  });

  it('gets the charge back when the bundle is too large', async () => {
    const client = await tenantWithSources(app);
    const add = jest.spyOn(BundleSize.prototype, 'add').mockImplementationOnce(() => {
      throw new BundleTooLargeError(1);
    });
    const failed = await client.request();
    add.mockRestore();
    expect(failed).toMatchObject({ status: 500, body: { facts: { cause: 'bundle-too-large' } } });
    expect(failed.body.detail).toContain('larger than 1 bytes');
    expect(await client.charged()).toBe(0);
  });

  it('is not charged when the gate refuses between charge and request', async () => {
    const client = await tenantWithSources(app);
    failOnce(app.test.plane, 'RequestExport');
    expect((await client.request({}, 'key-1')).status).toBe(503);
    await client.setPolicy(['ch']);
    expect((await client.request({}, 'key-1')).status).toBe(403);
    expect(await client.charged()).toBe(0);
  });
});
