import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { closeEngines } from '@chancery/evidence';
import { FixedClock } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import { authorityAggregate } from '../authority/authority.aggregate.ts';
import type { Finding } from '../compiler/finding.ts';
import type { AuthorityFindingsList } from '../contract/authority-findings-answers.ts';
import { presentFindings } from '../references/present-findings.ts';
import { createTenant, openAuthoritiesApp } from '../testing/authorities-app.ts';
import type { AuthoritiesApp } from '../testing/authorities-app.ts';
import { TenantClient } from '../testing/tenant-client.ts';

const AUTHORITIES = ['a', 'b', 'c'] as const;
const TEXTS = [...AUTHORITIES.flatMap((id) => [id, `${id}#one`, `${id}@1#two`]), 'nowhere'];
const ROWS = ['R1', 'R2'];
const HEADINGS = ['## One\n\nFirst.', '## One\n\nRevised.', '## Two\n\nSecond.', '## Three'];
const RUNS = 10;
/** Every run goes on where the one before ended, in one tenant: each has to be right from whatever state it begins in. */
const TENANT = 'eu_tincremental' as TenantId;

type Step =
  | { readonly kind: 'write'; readonly authority: string; readonly text: string; readonly until: Stage }
  | { readonly kind: 'ingest'; readonly rows: readonly string[] }
  | { readonly kind: 'retract'; readonly row: string }
  | { readonly kind: 'delete' }
  | { readonly kind: 'accept'; readonly authority: string };

/** How far a text is taken: it stays a draft, is compiled, or is published too where nothing blocks. */
type Stage = 'draft' | 'compile' | 'publish';

const authority = fc.constantFrom(...AUTHORITIES);
const text = fc
  .tuple(fc.subarray(TEXTS, { maxLength: 3 }), fc.subarray(ROWS, { minLength: 1 }), fc.subarray(HEADINGS))
  .map(([texts, cited, headings]) => {
    const links = [
      ...texts.map((id) => `[x](authority:${id})`),
      ...cited.map((row) => `[x](evidence:holdings/${row})`),
    ];
    return ['# It', ...links, ...headings, ''].join('\n\n');
  });
const rows = fc.constantFrom(['R1,old', 'R2,old'], ['R1,new', 'R2,new'], ['R1,new'], ['R2,old']);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      authority,
      text,
      until: fc.constantFrom<Stage>('draft', 'compile', 'publish', 'publish'),
    }),
  },
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('ingest' as const), rows }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('retract' as const), row: fc.constantFrom(...ROWS) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'delete' as const }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('accept' as const), authority }) },
);

/** Whether somebody looks after a step: what comes before is checked then, and not again. */
const looks = fc.integer({ min: 0, max: 2 }).map((chance) => chance > 0);

let app: AuthoritiesApp;
let client: TenantClient;

beforeAll(async () => {
  app = await openAuthoritiesApp(new FixedClock(Date.UTC(2026, 10, 24)));
  await createTenant(app.test, TENANT);
  client = new TenantClient(app, TENANT);
  await client.ingest('holdings', 'id,state\nR1,old\nR2,old\n');
});
afterAll(async () => {
  await app.close();
  await closeEngines();
  await rm(app.test.folder, { recursive: true });
  expect(app.test.errors).toEqual([]);
});

/** Refusals are as good as anything: what counts is what stands afterwards. */
async function take(step: Step): Promise<void> {
  switch (step.kind) {
    case 'write':
      await client.draft(step.authority, step.text);
      if (step.until !== 'draft') await client.compile(step.authority);
      if (step.until === 'publish') await client.publish(step.authority);
      return;
    case 'ingest':
      return client.ingest('holdings', `id,state\n${step.rows.join('\n')}\n`);
    case 'retract': {
      const body = { rows: [step.row], reason: 'It was measured on another day.', evenIfCited: true };
      await client.send('POST', '/datasets/holdings/rows/retract', body);
      return;
    }
    case 'delete': {
      const body = { reason: 'It was measured on another day.', evenIfCited: true };
      await client.send('POST', '/datasets/holdings/delete', body);
      return;
    }
    case 'accept': {
      const suspect = (await foundByAFullCheck(step.authority)).find(({ code }) => code === 'suspect-link');
      if (!suspect) return;
      const { target, targetDigest } = suspect;
      await client.send('POST', `/authorities/${step.authority}/acceptances`, { target, digest: targetDigest });
      return;
    }
  }
}

async function listed(): Promise<AuthorityFindingsList> {
  const { status, body } = await client.send<AuthorityFindingsList>('GET', '/authority-findings?limit=500');
  expect(status).toBe(200);
  return body;
}

/** The authority checked by itself, without what was kept; cycles are left to the compile. */
async function foundByAFullCheck(id: string): Promise<readonly Finding[]> {
  const { plane } = app.test;
  const { state } = await plane.runner.state(authorityAggregate, { tenant: TENANT, id });
  if (!state) return [];
  const { draft, version } = await presentFindings(plane, TENANT, state);
  return [...version, ...draft].filter(({ code }) => code !== 'cycle');
}

/** Candidates, and the fix and guidance that name them, are as of when the authority was checked. */
function withoutAdvice({ candidates: _candidates, fix: _fix, guidance: _guidance, ...found }: Finding) {
  return found;
}

/** Compares what is listed after an incremental check with each authority checked by itself; returns how much that was. */
async function compare(): Promise<number> {
  const { items, behind } = await listed();
  expect(behind).toBe(0);
  const incremental = new Map(
    items.map((item) => [item.authority, [...item.published.findings, ...item.draft.findings].map(withoutAdvice)]),
  );
  let found = 0;
  for (const id of AUTHORITIES) {
    const full = await foundByAFullCheck(id);
    expect([id, incremental.get(id) ?? []]).toEqual([id, full.map(withoutAdvice)]);
    found += full.length;
  }
  expect(await listed()).toMatchObject({ checked: 0, items });
  return found;
}

it('what is found by checking only what changed is what a full check finds, whatever happened in whichever order', async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(step, looks), { minLength: 6, maxLength: 12 }), async (steps) => {
      for (const [each, look] of steps) {
        await take(each);
        if (look) found += await compare();
      }
      found += await compare();
    }),
    // A shorter sequence would begin in another state than the one that failed.
    { numRuns: RUNS, endOnFailure: true },
  );
  expect(found).toBeGreaterThan(RUNS);
}, 120_000);
