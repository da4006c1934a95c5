import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePorts } from '../stack/engine-server.ts';
import { administratorsIn } from '../support/administrators.ts';
import { ApiClient } from '../support/client.ts';
import { ManagedProcess } from '../support/managed-process.ts';
import { newTenant } from './new-tenant.ts';

const PATIENT_MS = 120_000;
const TYPESCRIPT = new URL('../run/typescript.mjs', import.meta.url).href;
const API = fileURLToPath(new URL('../../apps/api/src/main.ts', import.meta.url));

describe('an API process that is told to end', () => {
  let folder: string;
  let url: string;
  let api: ManagedProcess;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chancery-end-'));
    const [port = 0] = await freePorts(1);
    url = `http://127.0.0.1:${port}`;
    api = new ManagedProcess({
      name: 'api',
      parameters: ['--import', TYPESCRIPT, API],
      environment: { PORT: String(port), CHANCERY_DATA: folder, CHANCERY_SAMPLES: 'off', NODE_OPTIONS: '' },
      readyUrl: `${url}/health/ready`,
    });
    await api.start();
  }, PATIENT_MS);
  afterAll(async () => {
    await api.stop('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  }, PATIENT_MS);

  it(
    'takes no more connections, answers what is under way, and has it when it starts again',
    async () => {
      const operator = new ApiClient(url, administratorsIn(api.printed).get('eu') ?? '');
      const { base } = await newTenant(operator, 'eu');
      const { readable: body, writable } = new TransformStream<Uint8Array, Uint8Array>();
      const writer = writable.getWriter();
      const send = (text: string) => writer.write(new TextEncoder().encode(text));
      const request = { method: 'POST', body, duplex: 'half' } as RequestInit;
      const answer = fetch(`${url}${base}/datasets/parts/batches`, {
        ...request,
        headers: { authorization: `Bearer ${operator.token}`, 'content-type': 'text/csv', 'idempotency-key': 'last' },
      });
      await send('name,n\npart,1\n');
      while ((await operator.request('GET', `${base}/uploads/last`)).status !== 200) await setTimeout(20);

      const ended = api.stop('SIGTERM');
      const isRefused = () =>
        fetch(`${url}/health/live`).then(
          () => false,
          () => true,
        );
      while (!(await isRefused())) await setTimeout(20);
      await send('part,2\n');
      await writer.close();
      const answered = await answer;
      expect(answered.status).toBe(201);
      expect(await answered.json()).toMatchObject({ accepted: 2 });
      await ended;

      await api.start();
      const { rows } = await operator.ok<{ rows: unknown[][] }>('POST', `${base}/queries`, {
        body: { sql: 'SELECT sum(n)::INTEGER FROM parts' },
      });
      expect(rows).toEqual([[3]]);
    },
    PATIENT_MS,
  );
});
