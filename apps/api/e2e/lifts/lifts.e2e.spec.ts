import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import request from 'supertest';
import { SCOPES } from '@chancery/access/contract';
import { ERROR_CATALOGUE } from '@chancery/platform';
import { answerOf, openTestApp } from '../test-app.ts';
import type { Client, TestApp } from '../test-app.ts';
import { executable, make, refused } from './follow-lift.ts';
import type { Refusal, Send } from './follow-lift.ts';
import { LIFT_STANCES } from './lift-stances.ts';

const ROOT = new URL('../../../../', import.meta.url);
const CSV = 'id,note\nr1,one\nr2,two\n';
let app: TestApp;
let id: string;
let base: string;
let admin: Client;
const followed = new Set<string>();

beforeAll(async () => {
  app = await openTestApp();
  ({ id, base, admin } = await app.tenant());
});
afterAll(() => app.close());

/** Refused; with what the refusal offers it passes; the explanation of the decision offers the same. */
async function passesAfterLift(send: Send, code: string, method?: string): Promise<void> {
  const refusal = await refused(send, code);
  await expectExplained(refusal);
  await make(executable(refusal, method), admin);
  expect((await send()).status).toBeLessThan(300);
  followed.add(code);
}

async function expectExplained({ decision, code, facts, lift }: Refusal): Promise<void> {
  if (decision === undefined) return;
  const { body } = answerOf(await admin.get(decision).expect(200));
  expect(body).toMatchObject({ code, outcome: 'refused', facts, lift, flags: expect.any(Object) });
  const { policyVersion, policy } = body as { policyVersion: string; policy: { id: string; version: number } };
  expect(policyVersion).toMatch(/^eu_standard@[1-9]/);
  expect(`${policy.id}@${policy.version}`).toBe(policyVersion);
  expect(policy).toMatchObject({ allowedDestinations: ['eu'], validUntil: '2035-01-01T00:00:00.000Z' });
}

async function publish(authority: string, text: string): Promise<void> {
  await admin.put(`${base}/authorities/${authority}`, { text }).expect(200);
  await admin.post(`${base}/authorities/${authority}/compile`).expect(200);
  await admin.post(`${base}/authorities/${authority}/publish`).expect(200);
}

function ingest(dataset: string, csv: string): request.Test {
  return request(app.server)
    .post(`${base}/datasets/${dataset}/batches?rowKey=id`)
    .set('Authorization', `Bearer ${app.administrators.eu}`)
    .set('Content-Type', 'text/csv')
    .send(csv);
}

describe('the ways out of a refused use', () => {
  const budget = fc.record({
    limit: fc.integer({ min: 10, max: 100 }),
    room: fc.option(fc.integer({ max: 40, min: 0 })),
  });
  const budgets = fc.record({ day: fc.option(budget), week: fc.option(budget), month: budget });
  let meters = 0;

  it('are each enough, and not one unit more than enough', async () => {
    const property = fc.asyncProperty(
      budgets,
      fc.integer({ min: 0, max: 120 }),
      fc.integer({ min: 1, max: 120 }),
      async (set, used, quantity) => {
        const situation = async (): Promise<Send> => {
          const meter = `meter${++meters}`;
          for (const [period, each] of Object.entries(set)) {
            if (each === null) continue;
            const hardCap = each.room === null ? {} : { hardCap: each.limit + each.room };
            await admin
              .put(`${base}/budgets/${meter}/${period}ly`, { period, limit: each.limit, ...hardCap })
              .expect(200);
          }
          if (used > 0) await admin.post(`${base}/usage/report`, { meter, quantity: used }).expect(200);
          return () => admin.post(`${base}/usage/consume`, { meter, quantity });
        };
        const first = await situation();
        const answer = await first();
        fc.pre(answer.status === 402);
        const { code, lift } = answerOf(answer).body as Refusal;
        for (const method of ['POST', 'PUT']) {
          if (!lift.some((each) => each.request?.method === method)) continue;
          const send = await situation();
          const [grant, ...rest] = executable(await refused(send, code), method);
          if (!grant) continue;
          const less = { ...(grant.body as { amount?: number }) };
          if (less.amount !== undefined && less.amount > 1) {
            const tooFew = await situation();
            const [short] = executable(await refused(tooFew, code), method);
            await make([{ ...grant, path: short?.path ?? '', body: { ...less, amount: less.amount - 1 } }], admin);
            expect((await tooFew()).status).toBe(402);
          }
          await make([grant, ...rest], admin);
          expect((await send()).status).toBe(200);
          followed.add(code);
        }
      },
    );
    await fc.assert(property, {
      numRuns: 25,
      // Both refusals, whatever chance brings.
      examples: [
        [{ day: null, week: null, month: { limit: 10, room: 5 } }, 12, 9],
        [{ day: null, week: null, month: { limit: 10, room: null } }, 5, 9],
      ],
    });
  });

  it('name a request that two others approve, where nobody grants alone', async () => {
    const budgetBody = { period: 'month', limit: 10, approvals: 2 };
    await admin.put(`${base}/budgets/shared/monthly`, budgetBody).expect(200);
    const body = { reason: 'The yearly report is due.', amount: 5, endsAt: '2035-01-01T00:00:00Z' };
    const refusal = await refused(
      () => admin.post(`${base}/budgets/shared/overrides`, body),
      'override-approvals-missing',
    );
    await make(executable(refusal), admin);
    followed.add('override-approvals-missing');
  });

  it('commit what is held and report the rest', async () => {
    const endsAt = new Date(Date.now() + 3_600_000).toISOString();
    const { body } = answerOf(
      await admin.post(`${base}/usage/holds`, { meter: 'held', quantity: 5, endsAt }).expect(201),
    );
    const { hold } = body as { hold: string };
    const refusal = await refused(
      () => admin.post(`${base}/usage/holds/${hold}/commit`, { quantity: 8 }),
      'hold-exceeded',
    );
    await make(executable(refusal), admin);
    const ledger = answerOf(await admin.get(`${base}/ledgers/held`).expect(200)).body;
    expect(ledger).toMatchObject({ used: { day: 8 } });
    followed.add('hold-exceeded');
  });
});

describe('the ways out at the edge', () => {
  it('are a token that would do', async () => {
    const issued = answerOf(await admin.post(`${base}/tokens`, { name: 'reader', scopes: ['audit:read'] }).expect(201));
    const reader = app.as((issued.body as { secret: string }).secret);
    const refusal = await refused(() => reader.get(`${base}/budgets`), 'scope-missing');
    await expectExplained(refusal);
    const { secret } = (await make(executable(refusal), admin)).body as { secret: string };
    await app.as(secret).get(`${base}/budgets`).expect(200);
    followed.add('scope-missing');
  });

  it('name the operator where no token of a tenant would do', async () => {
    const issued = answerOf(await admin.post(`${base}/tokens`, { name: 'all', scopes: ['tenants:read'] }).expect(201));
    const member = app.as((issued.body as { secret: string }).secret);
    const { lift } = await refused(() => member.get('/v1/planes/eu/tenants'), 'scope-missing');
    expect(lift).toEqual([{ action: expect.stringContaining('operators'), by: 'operator' }]);
  });
});

describe('the ways out for authorities', () => {
  it('begin one that is not there', () =>
    passesAfterLift(() => admin.post(`${base}/authorities/fresh/compile`), 'not-found'));

  it('compile what was not compiled', async () => {
    await admin.put(`${base}/authorities/plain`, { text: '# Plain\n' }).expect(200);
    await passesAfterLift(() => admin.post(`${base}/authorities/plain/publish`), 'not-compiled');
  });

  it('hold as many tokens as there are', async () => {
    const path = `${base}/authorities/wordy`;
    await admin.put(path, { text: `# Wordy\n\n${'So many words. '.repeat(50)}\n` }).expect(200);
    const refusal = await refused(() => admin.post(`${path}/compile?maxTokens=10`), 'compile-exceeds-hold');
    await make(executable(refusal), admin);
    followed.add('compile-exceeds-hold');
  });

  it('take the suggested targets of broken links', async () => {
    await publish('terms', '# Terms\n\n## Scope\n\nAll.\n');
    const text = '# Rule\n\n[a](authority:trems#scope), [b](authority:terms#scpoe), [a](authority:trems#scope)\n';
    await admin.put(`${base}/authorities/rule`, { text }).expect(200);
    await admin.post(`${base}/authorities/rule/compile`).expect(200);
    await passesAfterLift(() => admin.post(`${base}/authorities/rule/publish`), 'references-broken');
  });

  it('compile again what points at something else by now, and accept what changed', async () => {
    await ingest('rows', CSV).expect(201);
    await publish('citing', '# Citing\n\n[r1](evidence:rows/r1)\n');
    await admin.put(`${base}/authorities/citing`, { text: '# Citing\n\nAnew: [r1](evidence:rows/r1)\n' }).expect(200);
    await admin.post(`${base}/authorities/citing/compile`).expect(200);
    await ingest('rows', CSV.replace('one', 'won')).expect(201);
    await passesAfterLift(() => admin.post(`${base}/authorities/citing/publish`), 'compile-outdated');
    const accept = { target: 'evidence:rows/r1', digest: '0'.repeat(64) };
    const stale = await refused(() => admin.post(`${base}/authorities/citing/acceptances`, accept), 'target-changed');
    await make(executable(stale), admin);
    followed.add('target-changed');
  });

  it('allow skips', async () => {
    await admin.put(`${base}/authority-settings`, { allowSkips: false, reason: 'For this test.' }).expect(200);
    await admin.put(`${base}/authorities/skipping`, { text: '# S\n\n[a](authority:nowhere)\n' }).expect(200);
    const compiled = answerOf(await admin.post(`${base}/authorities/skipping/compile`).expect(200)).body;
    const me = answerOf(await admin.get('/v1/me').expect(200)).body as { actor: string };
    const skip = {
      finding: (compiled as { findings: { fingerprint: string }[] }).findings[0]?.fingerprint,
      category: 'target-pending',
      justification: 'The act is published at the end of the week.',
      owner: me.actor,
      expiresAt: '2034-01-01T00:00:00Z',
    };
    await passesAfterLift(() => admin.post(`${base}/authorities/skipping/skips`, skip), 'skips-not-allowed');
  });
});

describe('the ways out for evidence and exports', () => {
  it('withdraw what is cited, when it is said', async () => {
    await ingest('cited', CSV).expect(201);
    await publish('citer', '# Citer\n\n[r2](evidence:cited/r2)\n');
    const body = { rows: ['r2'], reason: 'The supplier corrected it.' };
    const refusal = await refused(() => admin.post(`${base}/datasets/cited/rows/retract`, body), 'evidence-cited');
    await expectExplained(refusal);
    await make(executable(refusal), admin);
    followed.add('evidence-cited');
  });

  it('request the export for a destination that is allowed', async () => {
    await ingest('goods', CSV).expect(201);
    const body = { datasets: ['goods'], formats: ['csv'], destination: 'us' };
    const refusal = await refused(() => admin.post(`${base}/exports`, body), 'export-blocked');
    await expectExplained(refusal);
    const made = await make(executable(refusal), admin);
    expect(made.body).toMatchObject({ phase: 'built' });
    // The other way out: the policy allows it, and the same passes.
    const before = answerOf(await admin.get(base).expect(200)).body as { readonly allowedDestinations: string[] };
    await passesAfterLift(() => admin.post(`${base}/exports`, body), 'export-blocked', 'PUT');
    const after = answerOf(await admin.get(base).expect(200)).body;
    expect(after).toEqual({
      ...before,
      policyVersion: expect.any(Number),
      allowedDestinations: [...before.allowedDestinations, 'us'],
    });
    const { items } = answerOf(await admin.get(`${base}/exports`).expect(200)).body as {
      items: { id: string; phase: string }[];
    };
    const blocked = items.find(({ phase }) => phase === 'blocked')?.id ?? '';
    const download = await refused(() => admin.get(`${base}/exports/${blocked}/bundle`), 'export-not-built');
    expect((await make(executable(download), admin)).body).toMatchObject({ phase: 'built' });
    followed.add('export-not-built');
  });
});

describe('every error of the catalogue', () => {
  it('has a stance, and what is to be followed was', () => {
    expect(Object.keys(LIFT_STANCES).sort()).toEqual(Object.keys(ERROR_CATALOGUE).sort());
    const expected = Object.entries(LIFT_STANCES).filter(([, stance]) => stance === 'followed');
    expect([...followed].sort()).toEqual(expected.map(([code]) => code).sort());
  });

  it('is followed by the spec that is named', () => {
    for (const [code, stance] of Object.entries(LIFT_STANCES)) {
      if (typeof stance === 'string' || 'told' in stance) continue;
      const spec = new URL(stance.followedBy, ROOT);
      expect(existsSync(spec) && readFileSync(spec, 'utf8').includes(code)).toBe(true);
    }
  });
});

describe('who can lift it', () => {
  it('is a scope that tokens can have, or the operator', async () => {
    const { body } = answerOf(
      await admin.get(`${base}/audit?type=chancery.audit.refusal-recorded.v1&limit=500`).expect(200),
    );
    const entries = (body as { items: { id: string }[] }).items;
    expect(entries.length).toBeGreaterThan(5);
    for (const entry of entries) {
      const explained = await admin.get(`/v1/decisions/${id.slice(0, 2)}_${entry.id.replaceAll('-', '')}`).expect(200);
      const { lift } = explained.body as Refusal;
      for (const { by } of lift) expect([...SCOPES, 'operator']).toContain(by);
    }
  });
});
