import { availableParallelism } from 'node:os';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { TenantId } from '@chancery/kernel';
import type { TestPlane } from '@chancery/testing/plane';
import { openEvidenceApp } from '../../testing/evidence-app.ts';
import { blobKeys, chargedRows, datasetEvents, openEvidencePlane } from '../../testing/evidence-plane.ts';
import { UploadBoard } from './upload-board.ts';

const tenant = 'eu_tuploads' as TenantId;
const base = `/v1/tenants/${tenant}`;

let test: TestPlane;
let app: NestFastifyApplication;

beforeAll(async () => {
  test = await openEvidencePlane(tenant);
  app = await openEvidenceApp(test, tenant);
});

afterAll(async () => {
  await app.close();
  await test.dispose();
  expect(test.errors).toEqual([]);
});

type Body = { readonly [field: string]: unknown };

async function call(method: 'GET' | 'POST', path: string, headers: Record<string, string> = {}) {
  const response = await app.inject({ method, url: base + path, headers });
  return { status: response.statusCode, body: response.json<Body>() };
}

/** Sends a CSV whose bytes come when the test pushes them. */
function upload(dataset: string, key: string) {
  const content = new Readable({ read: () => undefined });
  const answer = app.inject({
    method: 'POST',
    url: `${base}/datasets/${dataset}/batches`,
    headers: { 'content-type': 'text/csv', 'idempotency-key': key },
    payload: content,
  });
  return { content, answer: Promise.resolve(answer) };
}

/** Sends a CSV at once. */
function sendWhole(dataset: string, key: string, csv: string) {
  const { content, answer } = upload(dataset, key);
  content.push(csv);
  content.push(null);
  return answer;
}

/** Waits until the upload is in this phase or has this many bytes. */
async function until(key: string, reached: (state: { phase: string; bytes: number; rows: number }) => boolean) {
  const board = app.get(UploadBoard);
  const never = new AbortController().signal;
  for (;;) {
    const tracked = board.find(tenant, key);
    if (tracked && reached(tracked.state)) return;
    if (tracked) await tracked.changed(never);
    else await new Promise((resolve) => setImmediate(resolve));
  }
}

const nothingLeft = async (dataset: string) => {
  expect(await datasetEvents(test, tenant, dataset)).toEqual([]);
  expect((await blobKeys(test)).filter((key) => key.includes(`/${dataset}/`) || key.includes('journal'))).toEqual([]);
};

describe('an upload', () => {
  it('can be read and followed while it is sent, and after it ended', async () => {
    const { content, answer } = upload('cars', 'first');
    content.push('name,n\nbeetle,4\n');
    await until('first', ({ bytes }) => bytes > 0);
    expect(await call('GET', '/uploads/first')).toMatchObject({
      status: 200,
      body: { upload: 'first', dataset: 'cars', phase: 'receiving', bytes: 16, rows: 0, endedAt: null },
    });
    expect(await call('GET', '/uploads')).toMatchObject({ body: { items: [{ upload: 'first' }] } });
    const following = Promise.resolve(app.inject({ url: `${base}/uploads/first/events` }));
    content.push('mini,4\n');
    content.push(null);
    const { batch } = (await answer).json<{ batch: string }>();
    const { body, headers } = await following;
    expect(headers).toMatchObject({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const states = [...body.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => JSON.parse(data) as Body);
    expect(states.at(0)).toMatchObject({ phase: 'receiving' });
    expect(states.at(-1)).toMatchObject({ phase: 'done', bytes: 23, rows: 2, batch, problem: null });
    const last = String(states.at(-1)?.['sequence']);
    const again = await app.inject({ url: `${base}/uploads/first/events`, headers: { 'last-event-id': last } });
    expect(again.body).toBe('');
  });

  it('that is refused says why', async () => {
    const { content, answer } = upload('cars', 'refused');
    content.push(null);
    expect((await answer).statusCode).toBe(422);
    expect(await call('GET', '/uploads/refused')).toMatchObject({
      body: { phase: 'refused', problem: { code: 'file-invalid', detail: 'The file is empty.' }, batch: null },
    });
  });

  it('of nobody is not there', async () => {
    expect(await call('GET', '/uploads/nothing')).toMatchObject({
      status: 404,
      body: { detail: 'No upload "nothing" is under way, or ended lately.' },
    });
    expect(await call('GET', '/uploads/nothing/events')).toMatchObject({ status: 404 });
    expect(await call('POST', '/uploads/nothing/cancel')).toMatchObject({ status: 404 });
  });
});

describe('cancelling', () => {
  it('while it is sent leaves nothing and charges nothing', async () => {
    const charged = await chargedRows(test, tenant);
    const { content, answer } = upload('vans', 'sent');
    content.push('name,n\n');
    await until('sent', ({ bytes }) => bytes > 0);
    expect(await call('POST', '/uploads/sent/cancel', { 'dry-run': 'true' })).toMatchObject({
      status: 200,
      body: { phase: 'receiving' },
    });
    expect(await call('POST', '/uploads/sent/cancel')).toMatchObject({ status: 200, body: { phase: 'cancelled' } });
    await nothingLeft('vans');
    const answered = await answer;
    expect(answered.json()).toMatchObject({ status: 409, code: 'upload-cancelled' });
    expect(answered.headers).toMatchObject({ connection: 'close' });
    expect(await chargedRows(test, tenant)).toBe(charged);
  });

  it('while it is read leaves nothing and charges nothing', async () => {
    const charged = await chargedRows(test, tenant);
    const { content, answer } = upload('trucks', 'read');
    content.push(`name,n\n${'truck,1\n'.repeat(400_000)}`);
    content.push(null);
    await until('read', ({ rows }) => rows > 0);
    expect(await call('POST', '/uploads/read/cancel')).toMatchObject({ status: 200, body: { phase: 'cancelled' } });
    await nothingLeft('trucks');
    expect((await answer).json()).toMatchObject({ code: 'upload-cancelled' });
    expect(await chargedRows(test, tenant)).toBe(charged);
  });

  it('while it waits for its turn to be read leaves nothing, and does not wait on', async () => {
    const before = Array.from({ length: Math.max(2, availableParallelism()) }, (_, index) => `busy${index}`);
    const answers = before.map((key) => sendWhole('trucks', key, `name,n\n${`${key},1\n`.repeat(400_000)}`));
    for (const key of before) await until(key, ({ rows }) => rows > 0);
    const waiting = sendWhole('bikes', 'waiting', 'name,n\nbike,1\n');
    await until('waiting', ({ phase }) => phase === 'reading');
    expect(await call('POST', '/uploads/waiting/cancel')).toMatchObject({ status: 200, body: { phase: 'cancelled' } });
    expect((await waiting).json()).toMatchObject({ code: 'upload-cancelled' });
    for (const key of before) {
      expect(await call('GET', `/uploads/${key}`)).toMatchObject({ body: { phase: 'reading' } });
      await call('POST', `/uploads/${key}/cancel`);
    }
    await Promise.all(answers);
    await nothingLeft('bikes');
  });

  it('does not stand in the way of the same request later', async () => {
    const { content, answer } = upload('vans', 'sent');
    content.push('name,n\nvan,1\n');
    content.push(null);
    expect((await answer).json()).toMatchObject({ accepted: 1, alreadyIngested: false });
  });

  it('is refused after the end, saying what can be done', async () => {
    const { body } = await call('GET', '/uploads/sent');
    expect(await call('POST', '/uploads/sent/cancel')).toMatchObject({
      status: 409,
      body: {
        code: 'upload-not-cancellable',
        facts: { phase: 'done', batch: body['batch'] },
        lift: [{ by: 'evidence:retract' }],
      },
    });
    expect(await call('POST', '/uploads/sent/cancel', { 'dry-run': 'true' })).toMatchObject({ status: 409 });
  });
});
