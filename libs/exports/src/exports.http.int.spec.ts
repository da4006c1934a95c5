import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { closeEngines } from '@chancery/evidence';
import { readEnvelope, StoreBusyError } from '@chancery/event-sourcing';
import type { CommandRunner } from '@chancery/event-sourcing';
import { FixedClock, streamName } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import { exampleCsv } from './testing/example-evidence.ts';
import { createTenant, openExportsApp } from './testing/exports-app.ts';
import type { ExportsApp } from './testing/exports-app.ts';
import type { ExportDetail, ExportItem, ExportList, SigningKeyList } from './contract/index.ts';
import { readZip } from './bundle/zip.ts';
import { verifyExportBundle } from './verify/verify-export-bundle.ts';

const clock = new FixedClock(Date.UTC(2026, 10, 23, 12));
let app: ExportsApp;
let tenants = 0;

beforeAll(async () => {
  app = await openExportsApp(clock);
});
afterAll(async () => {
  await app.close();
  await closeEngines();
  await rm(app.test.folder, { recursive: true });
  expect(app.test.errors).toEqual([]);
});

interface Reply<T> {
  readonly status: number;
  readonly headers: { readonly [name: string]: string | string[] | number | undefined };
  readonly body: T;
  readonly bytes: Buffer;
}

type Problem = {
  readonly code: string;
  readonly detail: string;
  readonly decision?: string;
  readonly facts: { readonly reasons: readonly { readonly code: string; readonly fix: string }[] };
  readonly lift: readonly { readonly by: string; readonly request?: { readonly body?: object } }[];
};

/** One tenant over HTTP. */
class TenantClient {
  constructor(readonly tenant: TenantId) {}

  async send<T = ExportDetail>(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    payload?: object | string,
    headers: { readonly [name: string]: string } = {},
  ): Promise<Reply<T>> {
    const url = `/v1/tenants/${this.tenant}${path}`;
    const response = await app.http.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
    const isJson = String(response.headers['content-type']).includes('json');
    return {
      status: response.statusCode,
      headers: response.headers,
      body: (isJson ? response.json() : null) as T,
      bytes: response.rawPayload,
    };
  }

  /** Puts a request that must be answered with 200 or 201. */
  async must(method: 'POST' | 'PUT', path: string, payload: object | string = {}, contentType?: string): Promise<void> {
    const headers = contentType === undefined ? {} : { 'content-type': contentType };
    const { status, body } = await this.send<object>(method, path, payload, headers);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(body)}`);
  }

  async publish(authority: string, text: string): Promise<void> {
    await this.must('PUT', `/authorities/${authority}`, { text });
    await this.must('POST', `/authorities/${authority}/compile`);
    await this.must('POST', `/authorities/${authority}/publish`);
  }

  request(change: object = {}, key?: string, headers: { readonly [name: string]: string } = {}) {
    const body = { authorities: ['policy'], datasets: ['cars'], formats: ['html', 'json', 'csv'], destination: 'eu' };
    const withKey = key === undefined ? headers : { ...headers, 'idempotency-key': key };
    return this.send<ExportDetail & Problem>('POST', '/exports', { ...body, ...change }, withKey);
  }

  setPolicy(allowedDestinations: readonly string[]): Promise<void> {
    const policy = { id: 'eu_standard', allowedDestinations, validUntil: '2028-01-01T00:00:00Z' };
    return this.must('PUT', '/residency-policy', { policy, reason: 'Another list of destinations.' });
  }

  /** Exports charged today. */
  async charged(): Promise<number> {
    const { status, body } = await this.send<{ used: { day: number } }>('GET', '/ledgers/exports');
    return status === 404 ? 0 : body.used.day;
  }

  async list(query = ''): Promise<ExportList> {
    const minPosition = await app.test.plane.events.head();
    return (await this.send<ExportList>('GET', `/exports?minPosition=${minPosition}${query}`)).body;
  }

  /** Types and payloads of an export's events. */
  async events(exportId: string) {
    const stream = streamName('export', this.tenant, exportId);
    const { events } = await app.test.plane.events.readStream(stream, 0, 100);
    return events.map((event) => readEnvelope(event)).map(({ type, data }) => ({ type: type.split('.')[2], data }));
  }

  async blobs(): Promise<readonly string[]> {
    const keys: string[] = [];
    for await (const key of app.test.plane.blobs.list(`exports/${this.tenant}/`)) keys.push(key);
    return keys;
  }
}

/** A tenant with a dataset, and an authority that cites a row of it and a section of another authority. */
async function tenantWithSources(): Promise<TenantClient> {
  const client = new TenantClient(`eu_texports${++tenants}` as TenantId);
  await createTenant(app.test, client.tenant);
  await client.must('POST', '/datasets/cars/batches?rowKey=id', exampleCsv, 'text/csv');
  await client.publish('glossary', '# Glossary\n\n## Terms\n\nA car is a car.\n');
  await client.publish('policy', '# Policy\n\n[Fast](evidence:cars/c1) [cars](authority:glossary#terms).\n');
  return client;
}

/** Makes the command runner fail once, before the command of this type reaches the store. */
function failOnce(type: string, error: Error): { restore(): void } {
  const { runner } = app.test.plane;
  const execute = runner.execute.bind(runner);
  const spy = jest.spyOn(runner, 'execute').mockImplementation((...args: Parameters<CommandRunner['execute']>) => {
    if (args[2].type !== type) return execute(...args);
    spy.mockRestore();
    return Promise.reject(error);
  });
  return { restore: () => spy.mockRestore() };
}

async function keys(): Promise<SigningKeyList> {
  return (await app.http.inject({ method: 'GET', url: '/v1/planes/eu/signing-keys' })).json<SigningKeyList>();
}

describe('an export', () => {
  it('is built, charged once, and verifies offline with the plane’s public keys', async () => {
    const client = await tenantWithSources();
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
    const report = verifyExportBundle(download.bytes, (await keys()).keys);
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
    const client = await tenantWithSources();
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

    const other = await tenantWithSources();
    for (const path of [first.id, `${first.id}/bundle`, 'eu_x1', 'eu_x1/bundle']) {
      expect(await other.send('GET', `/exports/${path}`)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    }
    expect((await other.list()).items).toEqual([]);
  });

  it('names every field that does not fit', async () => {
    const client = await tenantWithSources();
    const refused = await client.request({ formats: ['pdf'], destination: 'Europe', authorities: ['A'], note: 'x' });
    expect(refused).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
    const { errors } = refused.body as unknown as { errors: { field: string }[] };
    expect(new Set(errors.map(({ field }) => field))).toEqual(
      new Set(['formats', 'destination', 'authorities', 'note']),
    );
  });

  it('can be tried dry: decided and charged in thought only', async () => {
    const client = await tenantWithSources();
    const before = await app.test.plane.events.tenantHead(client.tenant);
    const dry = await client.request({}, undefined, { 'dry-run': 'true' });
    expect(dry).toMatchObject({ status: 201, headers: { 'chancery-dry-run': 'true' }, body: { phase: 'requested' } });
    expect(await client.request({ destination: 'us' }, undefined, { 'dry-run': 'true' })).toMatchObject({
      status: 403,
    });
    expect(await app.test.plane.events.tenantHead(client.tenant)).toBe(before);
  });
});

describe('the same Idempotency-Key', () => {
  it('gives the same export, charged once; for another request it is refused', async () => {
    const client = await tenantWithSources();
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
    const client = await tenantWithSources();
    const replies = await Promise.all(Array.from({ length: 4 }, () => client.request({}, 'key-1')));
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(replies.map(({ body }) => body.bundle?.sha256)).size).toBe(1);
    expect(await client.charged()).toBe(1);
    expect(await client.blobs()).toHaveLength(2);
    const [first] = replies;
    expect((await client.send('GET', `/exports/${first?.body.id}/bundle`)).status).toBe(200);
  });

  it('goes on after a crash between request and build, also in another process', async () => {
    const client = await tenantWithSources();
    failOnce('BuildExport', new StoreBusyError('Shutting down'));
    expect(await client.request({}, 'key-1')).toMatchObject({ status: 503, body: { code: 'busy' } });
    const [begun] = (await client.list()).items;
    expect(begun?.phase).toBe('requested');
    await app.close();
    app = await openExportsApp(clock, app.test.folder);
    const resumed = await client.request({}, 'key-1');
    expect(resumed).toMatchObject({ status: 201, body: { id: begun?.id, phase: 'built' } });
    expect(await client.charged()).toBe(1);
  });

  it('gives the gate’s refusal again, without another event', async () => {
    const client = await tenantWithSources();
    const refused = await client.request({ destination: 'us' }, 'key-1');
    const again = await client.request({ destination: 'us' }, 'key-1');
    expect(refused.status).toBe(403);
    expect(again.body.detail).toBe(refused.body.detail);
    expect(again.body.decision).toBe(refused.body.decision);
    expect((await client.list()).items).toHaveLength(1);
  });
});

describe('the export gate', () => {
  it('refuses a destination outside the policy with the ways out, as an event, and charges nothing', async () => {
    const client = await tenantWithSources();
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
    const client = await tenantWithSources();
    await client.must('PUT', '/authorities/drafted', { text: '# Draft\n' });
    const refused = await client.request({ authorities: ['drafted', 'nowhere'], datasets: ['nothing'] });
    expect(refused.body.detail).toContain('authority drafted, authority nowhere, dataset nothing');
    expect(await client.request({ authorities: [], datasets: [] })).toMatchObject({
      status: 403,
      body: { facts: { reasons: [{ code: 'source-unknown' }] } },
    });
  });

  it('refuses a broken reference with fix guidance, at the request and at the download of what was built before', async () => {
    const client = await tenantWithSources();
    const built = (await client.request()).body;
    await client.publish('glossary', '# Glossary\n\n## Term\n\nA car is a car.\n');
    const refused = await client.request();
    expect(refused).toMatchObject({ status: 403, body: { facts: { reasons: [{ code: 'references-broken' }] } } });
    expect(refused.body.detail).toMatch(/1 broken: policy:3:\d+ missing-section/);
    expect(refused.body.facts.reasons[0]?.fix).toContain('authority:glossary#term');
    expect(await client.send('GET', `/exports/${built.id}/bundle`)).toMatchObject({ status: 403 });
    await client.publish('policy', '# Policy\n\n[Fast](evidence:cars/c1) [cars](authority:glossary#term).\n');
    expect((await client.request()).status).toBe(201);
    expect((await client.send('GET', `/exports/${built.id}/bundle`)).status).toBe(200);
  });

  it('is asked again at the build: what changed since the request blocks, and the charge is returned', async () => {
    const client = await tenantWithSources();
    failOnce('BuildExport', new StoreBusyError('Shutting down'));
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
    const client = await tenantWithSources();
    const { id } = (await client.request()).body;
    await client.setPolicy(['ch']);
    const refused = await client.send<Problem>('GET', `/exports/${id}/bundle`);
    expect(refused).toMatchObject({ status: 403, body: { facts: { stage: 'download', policyVersion: 2 } } });
    await client.send('GET', `/exports/${id}/bundle`);
    await client.setPolicy(['eu']);
    const allowed = await client.send('GET', `/exports/${id}/bundle`);
    const report = verifyExportBundle(allowed.bytes, (await keys()).keys);
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
    const client = await tenantWithSources();
    const { id } = (await client.request()).body;
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
    const client = await tenantWithSources();
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

  it('refuses a bundle that is not the one that was stored', async () => {
    const client = await tenantWithSources();
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

describe('the budget', () => {
  it('refuses before anything is begun; after an override the same key is the same task', async () => {
    const client = await tenantWithSources();
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
    const client = await tenantWithSources();
    const put = jest.spyOn(app.test.plane.blobs, 'put').mockRejectedValueOnce(new Error('ENOSPC'));
    const failed = await client.request({}, 'key-1');
    put.mockRestore();
    expect(failed).toMatchObject({ status: 500, body: { code: 'export-failed', facts: { cause: 'build-error' } } });
    expect(failed.body.detail).not.toContain('ENOSPC');
    expect(await client.charged()).toBe(0);
    expect(await client.request({}, 'key-1')).toMatchObject({ status: 500, body: { code: 'export-failed' } });
    expect(await client.charged()).toBe(0);
    expect((await client.list()).items).toMatchObject([{ phase: 'failed' } satisfies Partial<ExportItem>]);
    expect(await client.blobs()).toEqual([]);
    expect((await client.request({}, 'key-2')).status).toBe(201);
    expect(await client.charged()).toBe(1);
  });

  it('is not charged when the gate refuses between charge and request', async () => {
    const client = await tenantWithSources();
    failOnce('RequestExport', new StoreBusyError('Shutting down'));
    expect((await client.request({}, 'key-1')).status).toBe(503);
    await client.setPolicy(['ch']);
    expect((await client.request({}, 'key-1')).status).toBe(403);
    expect(await client.charged()).toBe(0);
  });
});

describe('signing keys', () => {
  it('are public for a plane that is served here, and for no other', async () => {
    const list = await keys();
    expect(list).toMatchObject({ plane: 'eu', keys: [{ algorithm: 'ed25519', until: null }] });
    for (const plane of ['us', 'mars']) {
      const reply = await app.http.inject({ method: 'GET', url: `/v1/planes/${plane}/signing-keys` });
      expect(reply.statusCode).toBe(404);
    }
  });
});
