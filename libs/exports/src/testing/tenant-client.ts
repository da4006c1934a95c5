import { readEnvelope } from '@chancery/event-sourcing';
import { streamName } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import type { ExportDetail, ExportList } from '../contract/index.ts';
import { exampleCsv } from './example-evidence.ts';
import { createTenant } from './exports-app.ts';
import type { ExportsApp } from './exports-app.ts';

export interface Reply<T> {
  readonly status: number;
  readonly headers: { readonly [name: string]: string | string[] | number | undefined };
  readonly body: T;
  readonly bytes: Buffer;
}

/** What these tests look at of a refusal. */
export type Problem = {
  readonly code: string;
  readonly detail: string;
  readonly decision?: string;
  readonly facts: { readonly reasons: readonly { readonly code: string; readonly fix: string }[] };
  readonly lift: readonly { readonly by: string; readonly request?: { readonly body?: object } }[];
};

/** One tenant over HTTP. */
export class TenantClient {
  constructor(
    private readonly app: ExportsApp,
    readonly tenant: TenantId,
  ) {}

  async send<T = ExportDetail>(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    payload?: object | string,
    headers: { readonly [name: string]: string } = {},
  ): Promise<Reply<T>> {
    const url = `/v1/tenants/${this.tenant}${path}`;
    const response = await this.app.http.inject({
      method,
      url,
      headers,
      ...(payload === undefined ? {} : { payload }),
    });
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

  setPolicy(allowedDestinations: readonly string[], exportKeepDays?: number): Promise<void> {
    const policy = { id: 'eu_standard', allowedDestinations, validUntil: '2028-01-01T00:00:00Z', exportKeepDays };
    return this.must('PUT', '/residency-policy', { policy, reason: 'Another list of destinations.' });
  }

  /** Exports charged today. */
  async charged(): Promise<number> {
    const { status, body } = await this.send<{ used: { day: number } }>('GET', '/ledgers/exports');
    return status === 404 ? 0 : body.used.day;
  }

  async list(query = ''): Promise<ExportList> {
    const minPosition = await this.app.test.plane.events.head();
    return (await this.send<ExportList>('GET', `/exports?minPosition=${minPosition}${query}`)).body;
  }

  /** Types and payloads of an export's events. */
  async events(exportId: string) {
    const stream = streamName('export', this.tenant, exportId);
    const { events } = await this.app.test.plane.events.readStream(stream, 0, 100);
    return events.map((event) => readEnvelope(event)).map(({ type, data }) => ({ type: type.split('.')[2], data }));
  }

  async blobs(): Promise<readonly string[]> {
    const keys: string[] = [];
    for await (const key of this.app.test.plane.blobs.list(`exports/${this.tenant}/`)) keys.push(key);
    return keys;
  }
}

let tenants = 0;

/** A tenant with a dataset, and an authority that cites a row of it and a section of another authority. */
export async function tenantWithSources(app: ExportsApp): Promise<TenantClient> {
  const client = new TenantClient(app, `eu_texports${++tenants}` as TenantId);
  await createTenant(app.test, client.tenant);
  await client.must('POST', '/datasets/cars/batches?rowKey=id', exampleCsv, 'text/csv');
  await client.publish('glossary', '# Glossary\n\n## Terms\n\nA car is a car.\n');
  await client.publish('policy', '# Policy\n\n[Fast](evidence:cars/c1) [cars](authority:glossary#terms).\n');
  return client;
}
