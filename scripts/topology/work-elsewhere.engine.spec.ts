import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { administratorsIn } from '../support/administrators.ts';
import { ApiClient } from '../support/client.ts';
import { newTenant } from './new-tenant.ts';
import { openTopology } from './topology.fixture.ts';
import type { TestProcess, TestTopology } from './topology.fixture.ts';

const PATIENT_MS = 300_000;
const ENDLESS = 'SELECT count(*) FROM range(1000000000000) t(i) WHERE i % 7 = 8';
const LINE = 'part,1\n';

interface Upload {
  readonly upload: string;
  readonly phase: string;
  readonly bytes: number;
  readonly code?: string;
}
interface List<T> {
  readonly items: readonly T[];
}

describe('what one of two API processes has under way', () => {
  let topology: TestTopology;
  let apis: readonly [here: TestProcess, there: TestProcess];
  let here: ApiClient;
  let there: ApiClient;
  let tenant: string;
  let base: string;
  let keys = 0;
  let key: string;

  beforeAll(async () => {
    topology = await openTopology(['eu']);
    await topology.startWorker('worker', 'projector');
    apis = [await topology.startApi('api-1'), await topology.startApi('api-2')];
    const printed = apis.map(({ process }) => process.printed).join('\n');
    const operator = new ApiClient(apis[0].url, administratorsIn(printed).get('eu') ?? '');
    ({ tenant, base } = await newTenant(operator, 'eu'));
    const { secret } = await operator.ok<{ secret: string }>('POST', `${base}/tokens`, {
      body: { name: 'member', scopes: ['evidence:ingest', 'evidence:query', 'evidence:read'] },
    });
    [here, there] = [new ApiClient(apis[0].url, secret), new ApiClient(apis[1].url, secret)];
    expect(tenant).toMatch(/^eu_t/);
  }, PATIENT_MS);
  afterAll(() => topology.dispose(), PATIENT_MS);
  beforeEach(() => {
    key = `k${(keys += 1)}`;
  });

  /** Sends a CSV to the first process whose bytes come when the test pushes them. */
  const upload = () => {
    const { readable: body, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const push = (text: string) => void writer.write(new TextEncoder().encode(text)).catch(() => undefined);
    const end = () => void writer.close();
    const headers = {
      ...{ authorization: `Bearer ${here.token}`, 'content-type': 'text/csv', 'idempotency-key': key },
    };
    const request = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
    const answer = fetch(`${apis[0].url}${base}/datasets/parts/batches`, request).then(
      async (response) => ({ status: response.status, body: (await response.json()) as Upload }),
      () => null,
    );
    push(`name,n\n${LINE}`);
    return { push, end, answer };
  };
  const progress = (client: ApiClient) => client.request<Upload>('GET', `${base}/uploads/${key}`);
  /** Looks until the second process says so. */
  const until = async (reached: (upload: Upload) => boolean) => {
    for (;;) {
      const { status, body } = await progress(there);
      if (status === 200 && reached(body)) return body;
      await setTimeout(50);
    }
  };

  it(
    'is a query that the other one lists and cancels',
    async () => {
      const running = here.request<{ code: string }>('POST', `${base}/queries`, {
        body: { sql: ENDLESS, query: key, timeoutMs: 60_000 },
      });
      const listed = () => there.ok<List<{ query: string; sql: string }>>('GET', `${base}/queries`);
      while ((await listed()).items.length === 0) await setTimeout(50);
      expect((await listed()).items).toEqual([expect.objectContaining({ query: key, sql: ENDLESS })]);
      expect(await there.request('DELETE', `${base}/queries/${key}`)).toMatchObject({
        status: 202,
        body: { query: key },
      });
      expect((await running).body.code).toBe('query-cancelled');
      while ((await listed()).items.length > 0) await setTimeout(50);
      expect((await there.request('DELETE', `${base}/queries/${key}`)).status).toBe(404);
    },
    PATIENT_MS,
  );

  it(
    'is an upload that the other one shows, and follows to its end',
    async () => {
      const { push, end, answer } = upload();
      expect(await until(() => true)).toMatchObject({ upload: key, phase: 'receiving' });
      const following = fetch(`${apis[1].url}${base}/uploads/${key}/events`, {
        headers: { authorization: `Bearer ${there.token}` },
      }).then((response) => response.text());
      push(LINE.repeat(1000));
      await until(({ bytes }) => bytes > LINE.length * 1000);
      end();
      expect(await answer).toMatchObject({ status: 201, body: { accepted: 1001 } });
      const states = [...(await following).matchAll(/^data: (.*)$/gm)].map(
        ([, data = '']) => JSON.parse(data) as Upload,
      );
      expect(states.at(0)).toMatchObject({ phase: 'receiving' });
      expect(states.at(-1)).toMatchObject({ phase: 'done', bytes: 7 + LINE.length * 1001, rows: 1001, problem: null });
      expect((await there.ok<List<Upload>>('GET', `${base}/uploads`)).items).toEqual([
        expect.objectContaining({ upload: key, phase: 'done' }),
      ]);
      expect(await there.request('POST', `${base}/uploads/${key}/cancel`)).toMatchObject({
        status: 409,
        body: { code: 'upload-not-cancellable' },
      });
    },
    PATIENT_MS,
  );

  it(
    'is an upload that the other one cancels, whose answer says that nothing is left',
    async () => {
      const { answer } = upload();
      await until(() => true);
      const dry = await there.request<Upload>('POST', `${base}/uploads/${key}/cancel`, { dryRun: true });
      expect(dry).toMatchObject({ status: 200, body: { phase: 'receiving' } });
      const cancelled = await there.request<Upload>('POST', `${base}/uploads/${key}/cancel`);
      expect(cancelled).toMatchObject({ status: 200, body: { upload: key, phase: 'cancelled' } });
      expect(await answer).toMatchObject({ status: 409, body: { code: 'upload-cancelled' } });
      expect((await progress(here)).body).toEqual(cancelled.body);
    },
    PATIENT_MS,
  );

  it(
    'is told of as lost, by the name of its process, when that one was killed',
    async () => {
      const { answer } = upload();
      await until(() => true);
      await apis[0].process.stop('SIGKILL');
      expect(await answer).toBeNull();
      let found = await progress(there);
      while (found.status === 200) {
        await setTimeout(500);
        found = await progress(there);
      }
      expect(found).toMatchObject({ status: 404, body: { detail: expect.stringContaining('The process api-1') } });
      expect((await there.ok<List<Upload>>('GET', `${base}/uploads`)).items).not.toContainEqual(
        expect.objectContaining({ upload: key }),
      );
    },
    PATIENT_MS,
  );
});
