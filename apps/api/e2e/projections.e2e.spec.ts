import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProjectionAnswer, ProjectionList, ProjectionRequestAnswer } from '@chancery/platform';
import { tenancyDefinition } from '@chancery/tenancy';
import { answerOf, openTestApp } from './test-app.ts';
import type { Client, TestApp } from './test-app.ts';

const PROJECTIONS = '/v1/planes/eu/projections';
/** The first two generations of the read model. */
const FIRST = (tenancyDefinition.projections[0]?.version ?? 0) * 1000 + 1;
const REBUILT = FIRST + 1;
const REQUESTS = '/v1/planes/eu/projection-requests';

const START_MS = 60_000;
let app: TestApp;
let operator: Client;

beforeAll(async () => {
  app = await openTestApp();
  operator = app.as(app.administrators.eu);
}, START_MS);
afterAll(() => app.close());

async function read(): Promise<ProjectionAnswer> {
  return answerOf(await operator.get(`${PROJECTIONS}/tenants`).expect(200)).body as ProjectionAnswer;
}

async function ask(path: string, body: object, key?: string): Promise<ProjectionRequestAnswer> {
  const request = operator.post(`${PROJECTIONS}/tenants/${path}`, body).set(key ? { 'Idempotency-Key': key } : {});
  let answer = answerOf(await request.expect(202)).body as ProjectionRequestAnswer;
  while (answer.state !== 'done' && answer.state !== 'failed') {
    answer = answerOf(await operator.get(`${REQUESTS}/${answer.request}`).expect(200)).body as ProjectionRequestAnswer;
  }
  return answer;
}

async function names(): Promise<readonly string[]> {
  const { items } = answerOf(await operator.get('/v1/planes/eu/tenants').expect(200)).body as {
    items: { name: string }[];
  };
  return items.map(({ name }) => name);
}

describe('the projections of a plane, to its operators', () => {
  it('are listed and read, with the generation that serves', async () => {
    await app.tenant('eu', { name: 'Kept' });
    const list = answerOf(await operator.get(PROJECTIONS).expect(200)).body as ProjectionList;
    expect(list.items.length).toBeGreaterThan(5);
    expect(list.items.map(({ projection }) => projection)).toContain('tenants');
    expect(await read()).toMatchObject({ serving: FIRST, standby: null, rebuilding: null, parked: 0, poison: [] });
    const missing = await operator.get(`${PROJECTIONS}/nothing`).expect(404);
    expect((answerOf(missing).body as { code: string }).code).toBe('not-found');
  });

  it('are rebuilt while the old generation serves, switched and rolled back', async () => {
    const rebuild = await ask('rebuilds', {}, 'rebuild-1');
    expect(rebuild).toMatchObject({
      request: 'rebuild-1',
      action: 'rebuild',
      state: 'done',
      rebuild: { serving: FIRST, rebuilt: REBUILT, differing: { count: 0 }, onlyInServing: { count: 0 } },
    });
    expect(await read()).toMatchObject({ serving: FIRST, standby: REBUILT });
    expect(await ask('rebuilds', {}, 'rebuild-1')).toEqual(rebuild);
    const reused = operator
      .post(`${PROJECTIONS}/tenants/retries`, { key: 'x' })
      .set({ 'Idempotency-Key': 'rebuild-1' });
    expect((answerOf(await reused.expect(409)).body as { code: string }).code).toBe('command-id-reused');

    expect(await ask('switches', { generation: REBUILT })).toMatchObject({ state: 'done', generation: REBUILT });
    expect(await read()).toMatchObject({ serving: REBUILT, standby: FIRST });
    expect(await names()).toContain('Kept');
    await ask('switches', { generation: FIRST });
    expect(await read()).toMatchObject({ serving: FIRST, standby: REBUILT });
    expect(await names()).toContain('Kept');
  });

  it('refuse a generation that cannot serve', async () => {
    const refused = await operator.post(`${PROJECTIONS}/tenants/switches`, { generation: 7 }).expect(409);
    expect(answerOf(refused).body).toMatchObject({ code: 'generation-not-ready', facts: { serving: FIRST } });
    const misfit = await operator.post(`${PROJECTIONS}/tenants/switches`, { generation: 0 }).expect(400);
    expect(answerOf(misfit).body).toMatchObject({ errors: [{ field: 'generation' }] });
  });

  it('fold parked events again, and say that there are none', async () => {
    expect(await ask('retries', { key: 'eu_tnone' })).toMatchObject({
      state: 'done',
      retry: { folded: 0, remaining: 0, error: null },
    });
  });

  it('decide a dry run and keep nothing of it', async () => {
    const path = `${PROJECTIONS}/tenants/rebuilds`;
    const dry = await operator.post(path, {}).set({ 'Dry-Run': 'true', 'Idempotency-Key': 'dry' }).expect(202);
    expect(answerOf(dry).body).toMatchObject({ request: 'dry', state: 'requested' });
    await operator.get(`${REQUESTS}/dry`).expect(404);
  });

  it('tell who asked what, the newest first', async () => {
    const { body } = answerOf(await operator.get(`${REQUESTS}?limit=2`).expect(200));
    const { items, cursor } = body as { items: ProjectionRequestAnswer[]; cursor: string | null };
    expect(items.map(({ action }) => action)).toEqual(['retry', 'switch']);
    expect(items[0]?.requestedBy).toMatch(/^eu_a/);
    expect(cursor).not.toBeNull();
  });

  it('are kept from tenants', async () => {
    const { base, admin } = await app.tenant();
    const issued = answerOf(await admin.post(`${base}/tokens`, { name: 'x', scopes: ['tenants:read'] }).expect(201));
    const member = app.as((issued.body as { secret: string }).secret);
    await member.get(PROJECTIONS).expect(403);
    await member.post(`${PROJECTIONS}/tenants/rebuilds`, {}).expect(403);
  });
});
