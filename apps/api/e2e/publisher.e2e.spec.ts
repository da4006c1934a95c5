import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PublisherAnswer, PublisherRequestAnswer } from '@chancery/platform';
import { openPublisher, PublisherRequests, publisherWork } from '@chancery/publishing';
import { MemorySink } from '@chancery/publishing/memory';
import { RequestRunner } from '@chancery/read-models';
import { answerOf, openTestApp } from './test-app.ts';
import type { Client, TestApp } from './test-app.ts';

const PUBLISHER = '/v1/planes/eu/publisher';
const REQUESTS = '/v1/planes/eu/publisher-requests';
const START_MS = 60_000;

let app: TestApp;
let operator: Client;
let tenant: string;
let change: (limit: number) => Promise<unknown>;
const sink = new MemorySink();
const ending = new AbortController();
let publishing: Promise<unknown>;

/** What a worker does as a publisher, on the plane of this service: its topic is in memory. */
async function publishHere(): Promise<void> {
  const plane = app.chancery.planes.find('eu');
  if (!plane) throw new Error('No plane eu');
  const { events, readModels } = plane;
  const quiet = () => undefined;
  const publisher = openPublisher({ events, checkpoints: readModels, sink, onError: quiet });
  const runner = new RequestRunner({
    requests: new PublisherRequests(readModels),
    work: publisherWork(publisher),
    ...{ worker: 'publisher 1', fence: 1, pollMs: 5, onError: quiet },
  });
  await Promise.all([publisher.run(ending.signal), runner.run(ending.signal)]);
}

beforeAll(async () => {
  app = await openTestApp();
  operator = app.as(app.administrators.eu);
  const created = await app.tenant('eu');
  tenant = created.id;
  change = async (limit) =>
    created.admin.put(`${created.base}/budgets/rows/monthly`, { period: 'month', limit }).expect(200);
}, START_MS);
afterAll(async () => {
  ending.abort();
  await publishing;
  await app.close();
});

async function read(): Promise<PublisherAnswer> {
  return answerOf(await operator.get(PUBLISHER).expect(200)).body as PublisherAnswer;
}

async function until(reached: (answer: PublisherAnswer) => boolean): Promise<PublisherAnswer> {
  for (;;) {
    const answer = await read();
    if (reached(answer)) return answer;
  }
}

const entriesSent = () => sink.sent.filter((event) => event.tenant === tenant).map(({ entry }) => entry);

async function retry(key: string): Promise<PublisherRequestAnswer> {
  const request = operator.post(`${PUBLISHER}/retries`, { tenant }).set({ 'Idempotency-Key': key });
  let answer = answerOf(await request.expect(202)).body as PublisherRequestAnswer;
  while (answer.state !== 'done' && answer.state !== 'failed') {
    answer = answerOf(await operator.get(`${REQUESTS}/${answer.request}`).expect(200)).body as PublisherRequestAnswer;
  }
  return answer;
}

describe('the publisher of a plane, to its operators', () => {
  it('has no checkpoint where none ever ran', async () => {
    expect(await read()).toMatchObject({ checkpoint: null, parked: 0, tenants: [] });
    const nothing = await operator.post(`${PUBLISHER}/retries`, { tenant }).expect(404);
    expect(answerOf(nothing).body).toMatchObject({ code: 'not-found', detail: expect.stringContaining(tenant) });
  });

  it('names the tenants that are parked, and the event that was refused', async () => {
    publishing = publishHere();
    await until(({ behind }) => behind === 0);
    const sent = entriesSent().length;
    sink.admit(1);
    await change(1);
    const answer = await until(({ parked }) => parked > 0);
    expect(answer).toMatchObject({
      checkpoint: expect.any(String),
      parked: 1,
      tenants: [{ tenant, entry: sent + 1, error: expect.stringContaining('are more than 1') }],
    });
    await change(2);
    await until(({ behind }) => behind === 0);
    expect(entriesSent()).toHaveLength(sent);
  });

  it('tries them again when it is asked, and says what came of it', async () => {
    expect(await retry('still')).toMatchObject({
      request: 'still',
      tenant,
      state: 'done',
      worker: 'publisher 1',
      retry: { published: 0, error: expect.stringContaining('are more than 1') },
      error: null,
    });
    const before = entriesSent().length;
    sink.admit(Infinity);
    const done = await retry('mended');
    const entries = entriesSent();
    expect(entries.length).toBeGreaterThanOrEqual(before + 2);
    expect(entries).toEqual(entries.map((_, index) => index + 1));
    expect(done).toMatchObject({ state: 'done', retry: { published: entries.length - before, error: null } });
    expect(await read()).toMatchObject({ behind: 0, parked: 0, tenants: [] });
    // The same request again, although nothing is parked any more.
    expect(await retry('mended')).toEqual(done);
  });

  it('keeps who asked what, the newest first, and nothing of a dry run', async () => {
    sink.admit(1);
    await change(3);
    await until(({ parked }) => parked > 0);
    const headers = { 'Dry-Run': 'true', 'Idempotency-Key': 'dry' };
    const dry = await operator.post(`${PUBLISHER}/retries`, { tenant }).set(headers).expect(202);
    expect(answerOf(dry).body).toMatchObject({ request: 'dry', tenant, state: 'requested', retry: null });
    await operator.get(`${REQUESTS}/dry`).expect(404);
    const { body } = answerOf(await operator.get(`${REQUESTS}?limit=1`).expect(200));
    expect(body).toMatchObject({
      items: [{ request: 'mended', requestedBy: expect.stringMatching(/^eu_a/) }],
      cursor: expect.any(String),
    });
    const reused = operator.post(`${PUBLISHER}/retries`, { tenant: 'eu_tother' });
    expect(answerOf(await reused.set({ 'Idempotency-Key': 'mended' }).expect(409)).body).toMatchObject({
      code: 'command-id-reused',
    });
  });

  it('is kept from tenants', async () => {
    const { base, admin } = await app.tenant();
    const issued = answerOf(await admin.post(`${base}/tokens`, { name: 'x', scopes: ['tenants:read'] }).expect(201));
    const member = app.as((issued.body as { secret: string }).secret);
    await member.get(PUBLISHER).expect(403);
    await member.get(REQUESTS).expect(403);
    await member.post(`${PUBLISHER}/retries`, { tenant }).expect(403);
  });
});
