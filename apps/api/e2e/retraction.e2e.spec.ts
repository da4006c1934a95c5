import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answerOf, openTestApp } from './test-app.ts';
import type { Client, TestApp } from './test-app.ts';

const REASON = { reason: 'The supplier corrected these figures' };

let app: TestApp;
let admin: Client;
let base: string;
let batch: string;
let vanBatch: string;

/** A published authority that cites rows of `cars`. */
async function publish(authority: string, text: string): Promise<void> {
  const path = `${base}/authorities/${authority}`;
  await admin.put(path, { text }).expect(200);
  await admin.post(`${path}/compile`).expect(200);
  await admin.post(`${path}/publish`).expect(200);
}

beforeAll(async () => {
  app = await openTestApp();
  ({ base, admin } = await app.tenant());
  const ingested = await admin
    .post(`${base}/datasets/cars/batches?rowKey=id`)
    .type('text/csv')
    .send('id,n\na,1\nb,2\nc,3\n')
    .expect(201);
  batch = (ingested.body as { batch: string }).batch;
  const others = ['id,n\nx,1\n', 'id,n\ny,2\n'].map((csv) =>
    admin.post(`${base}/datasets/vans/batches?rowKey=id`).type('text/csv').send(csv).expect(201),
  );
  [vanBatch = ''] = (await Promise.all(others)).map(({ body }) => (body as { batch: string }).batch);
  await publish('fleet', '# Fleet\n\n[one](evidence:vans/x)\n');
  await publish('rule', '# Rule\n\n[one](evidence:cars/a) and [two](evidence:cars/b)\n');
  await publish('terms', '# Terms\n\n[one](evidence:cars/a)\n');
});

afterAll(() => app.close());

describe('evidence that authorities cite', () => {
  it('is listed with who cites it, before it is withdrawn', async () => {
    const all = answerOf(await admin.get(`${base}/datasets/cars/citations?limit=2`).expect(200)).body as {
      cursor: string;
    };
    expect(all).toMatchObject({
      items: [
        { authority: 'rule', title: 'Rule', row: 'a', version: 1, links: [{ line: 3, column: 1, batch }] },
        { authority: 'rule', row: 'b' },
      ],
    });
    const next = await admin.get(`${base}/datasets/cars/citations?after=${encodeURIComponent(all.cursor)}`).expect(200);
    expect(next.body).toMatchObject({ items: [{ authority: 'terms', row: 'a' }], cursor: null });
    const ofRow = await admin.get(`${base}/datasets/cars/citations?row=b&batch=${batch}`).expect(200);
    expect(ofRow.body).toMatchObject({ items: [{ authority: 'rule', row: 'b' }], cursor: null });
  });

  it('is not withdrawn before that is accepted', async () => {
    const path = `${base}/datasets/cars/rows/retract`;
    const refused = await admin.post(path, { ...REASON, rows: ['b', 'c'] }).expect(409);
    expect(refused.body).toMatchObject({
      code: 'evidence-cited',
      facts: { citedBy: ['rule'], rows: 2 },
      lift: [{ by: 'evidence:retract', request: { method: 'POST', path } }],
    });
    const [{ request: lift }] = (refused.body as { lift: [{ request: { path: string; body: object } }] }).lift;
    const withdrawn = await admin.post(lift.path, lift.body).expect(200);
    expect(withdrawn.body).toMatchObject({ rows: 2, citedBy: ['rule'] });
  });

  it('leads to findings in the authorities that cited it', async () => {
    const compiled = await admin.post(`${base}/authorities/rule/compile`);
    expect(JSON.stringify(compiled.body)).toContain('retracted-evidence');
    const blocked = await admin.post(`${base}/exports`, {
      authorities: ['rule'],
      formats: ['json'],
      destination: 'eu',
    });
    expect(blocked.status).toBe(403);
    expect(blocked.body).toMatchObject({ code: 'export-blocked' });
  });

  it('of one batch names who cites that batch, dry and for good, and goes when that is accepted', async () => {
    const path = `${base}/datasets/vans/batches/${vanBatch}/retract`;
    for (const request of [admin.post(path, REASON).set('Dry-Run', 'true'), admin.post(path, REASON)]) {
      const refused = await request.expect(409);
      expect(refused.body).toMatchObject({ code: 'evidence-cited', facts: { citedBy: ['fleet'], rows: 1 } });
    }
    const cited = await admin.get(`${base}/datasets/vans/citations?batch=${vanBatch}`).expect(200);
    expect(cited.body).toMatchObject({ items: [{ authority: 'fleet', row: 'x' }] });
    const accepted = await admin.post(path, { ...REASON, evenIfCited: true }).expect(200);
    expect(accepted.body).toMatchObject({ batches: [vanBatch], rows: 1, citedBy: ['fleet'] });
  });

  it('names every authority that cites a dataset which is deleted', async () => {
    const path = `${base}/datasets/cars/delete`;
    expect((await admin.post(path, REASON).expect(409)).body).toMatchObject({ facts: { citedBy: ['rule', 'terms'] } });
    const deleted = await admin.post(path, { ...REASON, evenIfCited: true }).expect(200);
    expect(deleted.body).toMatchObject({ batches: [batch], rows: 1, citedBy: ['rule', 'terms'] });
  });
});
