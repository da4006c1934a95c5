import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import request from 'supertest';
import type { LiftRequest } from '@chancery/kernel';
import { openTestApp } from '../test-app.ts';
import type { Client, TestApp } from '../test-app.ts';
import { executable, make, refused } from './follow-lift.ts';
import type { Send } from './follow-lift.ts';

/** Each case is a tenant of its own, twice per way out. */
const RUNS = 4;
const LIMIT_MS = 300_000;
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** Work that is charged on a meter of our own, and needs something to be there first. */
interface Work {
  readonly meter: string;
  readonly prepare: (base: string, admin: Client, size: number) => Promise<unknown>;
  readonly send: (base: string, admin: Client, size: number) => ReturnType<Send>;
  /** Budgets of which some are too small for the work, and some are not. */
  readonly limits: fc.Arbitrary<number>;
}

const csv = (rows: number) => `id,note\n${Array.from({ length: rows }, (_, n) => `r${n},note ${n}\n`).join('')}`;

function ingest(base: string, rows: number): request.Test {
  return request(app.server)
    .post(`${base}/datasets/goods/batches?rowKey=id`)
    .set('Authorization', `Bearer ${app.administrators.eu}`)
    .set('Content-Type', 'text/csv')
    .send(csv(rows));
}

const WORK: { readonly [name: string]: Work } = {
  'ingested rows': {
    meter: 'rows',
    prepare: () => Promise.resolve(),
    send: async (base, _admin, size) => ingest(base, size),
    limits: fc.integer({ min: 1, max: 45 }),
  },
  'compiled tokens': {
    meter: 'tokens',
    prepare: async (base, admin, size) =>
      admin.put(`${base}/authorities/rule`, { text: `# Rule\n\n${'So many words. '.repeat(size)}\n` }).expect(200),
    send: async (base, admin) => admin.post(`${base}/authorities/rule/compile`),
    limits: fc.integer({ min: 1, max: 130 }),
  },
  'an export': {
    meter: 'exports',
    prepare: async (base) => ingest(base, 2).expect(201),
    send: async (base, admin) =>
      admin.post(`${base}/exports`, { datasets: ['goods'], formats: ['csv'], destination: 'eu' }),
    limits: fc.integer({ min: 1, max: 2 }),
  },
};

/** The requests with one unit less; `null` where there is none less. */
function withLess([first, ...others]: readonly LiftRequest[]): readonly LiftRequest[] | null {
  const body = first?.body as { readonly amount?: number; readonly softCap?: number } | undefined;
  if (!first || !body) return null;
  const { amount, softCap } = body;
  if (amount !== undefined) return amount > 1 ? [{ ...first, body: { ...body, amount: amount - 1 } }, ...others] : null;
  return softCap === undefined ? null : [{ ...first, body: { ...body, softCap: softCap - 1 } }, ...others];
}

describe.each(Object.entries(WORK))('refused for want of budget: %s', (_name, { meter, prepare, send, limits }) => {
  it(
    'passes after each way out as it is offered, and with one unit less does not',
    async () => {
      let followed = 0;
      const property = fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        limits,
        fc.integer({ min: 0, max: 60 }),
        async (size, limit, used) => {
          const situation = async () => {
            const { base, admin } = await app.tenant();
            await prepare(base, admin, size);
            await admin.put(`${base}/budgets/${meter}/monthly`, { period: 'month', limit }).expect(200);
            if (used > 0) await admin.post(`${base}/usage/report`, { meter, quantity: used }).expect(200);
            return { admin, work: () => send(base, admin, size) };
          };
          const first = await situation();
          fc.pre((await first.work()).status === 402);
          for (const method of ['POST', 'PUT']) {
            const { admin, work } = await situation();
            const offered = executable(await refused(work, 'budget-soft-stopped'), method);
            const less = withLess(offered);
            if (less) {
              const short = await situation();
              const own = withLess(executable(await refused(short.work, 'budget-soft-stopped'), method));
              await make(own ?? [], short.admin);
              expect((await short.work()).status).toBe(402);
            }
            await make(offered, admin);
            expect((await work()).status).toBeLessThan(300);
            followed++;
          }
        },
      );
      await fc.assert(property, { numRuns: RUNS, examples: [[40, 1, 60]] });
      expect(followed).toBeGreaterThanOrEqual(2);
    },
    LIMIT_MS,
  );
});

describe('a compile that would pass its hold', () => {
  it(
    'passes with as many tokens as it is told of, and with one less does not',
    async () => {
      const { base, admin } = await app.tenant();
      let rules = 0;
      const property = fc.asyncProperty(
        fc.integer({ min: 3, max: 400 }),
        fc.integer({ min: 1, max: 40 }),
        async (words, held) => {
          const path = `${base}/authorities/rule_${++rules}`;
          await admin.put(path, { text: `# Rule\n\n${'Größe und 信用. '.repeat(words)}\n` }).expect(200);
          const compile = (tokens: number) => async () => admin.post(`${path}/compile?maxTokens=${tokens}`);
          fc.pre((await compile(held)()).status >= 300);
          const refusal = await refused(compile(held), 'compile-exceeds-hold');
          const { tokens } = refusal.facts as { readonly tokens: number };
          await refused(compile(tokens - 1), 'compile-exceeds-hold');
          expect((await make(executable(refusal), admin)).status).toBe(200);
        },
      );
      await fc.assert(property, { numRuns: 15 });
    },
    LIMIT_MS,
  );
});
