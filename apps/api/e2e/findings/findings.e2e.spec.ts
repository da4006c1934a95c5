import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SEVERITIES } from '@chancery/authorities';
import type { Finding, FindingCode } from '@chancery/authorities';
import { answerOf, openTestApp } from '../test-app.ts';
import type { TestApp } from '../test-app.ts';
import { FINDING_CASES } from './finding-cases.ts';
import type { FindingCase } from './finding-cases.ts';
import { FindingWorld } from './finding-world.ts';

let app: TestApp;
let world: FindingWorld;

beforeAll(async () => {
  app = await openTestApp();
  const { base, admin } = await app.tenant();
  world = new FindingWorld(app, base, admin);
});
afterAll(() => app.close());

/** The findings of the draft, or of the latest version. */
function findingsOf({ ofVersion }: FindingCase, authority: string): Promise<readonly Finding[]> {
  return ofVersion ? world.versionFindings(authority) : world.compile(authority);
}

/** Takes the fix of one click where there is one, else does what the guidance says. @returns whether it is to be gone */
async function follow({ follow: byHand }: FindingCase, authority: string, finding: Finding): Promise<boolean> {
  if (finding.fix !== null) {
    const { from, to, replacement } = finding.fix;
    const text = await world.draftText(authority);
    await world.draft(authority, text.slice(0, from) + replacement + text.slice(to));
    return true;
  }
  if (byHand === undefined) throw new Error(`Nobody follows: ${finding.guidance}`);
  if (byHand === 'nothing') return false;
  await byHand(world, authority, finding);
  return true;
}

describe.each(Object.entries(FINDING_CASES) as [FindingCode, readonly FindingCase[]][])(
  'the finding %s',
  (code, cases) => {
    it.each(cases.map((one) => [one.name, one] as const))(
      '%s is gone after its fix or what its guidance names',
      async (_name, one) => {
        const authority = world.fresh();
        await one.make(world, authority);
        const findings = await findingsOf(one, authority);
        expect(findings.map((each) => each.code)).toEqual([code]);
        const [finding] = findings;
        if (!finding) return;
        const blocks = one.blocks ?? SEVERITIES[code] === 'error';
        expect(finding).toMatchObject({
          severity: blocks ? 'error' : 'warning',
          guidance: expect.stringMatching(/^[A-Z].*\.$/),
        });
        if (!one.ofVersion) {
          const { body } = answerOf(await world.publishing(authority));
          expect(body).toMatchObject(blocks ? { code: 'references-broken' } : { version: expect.any(Number) });
        }
        const toBeGone = await follow(one, authority, finding);
        const after = await findingsOf(one, authority);
        if (one.leaves) expect(after.map((each) => each.code)).toEqual([one.leaves]);
        else expect(after).toEqual(toBeGone ? [] : findings);
        if (!one.ofVersion) await world.publishing(authority).expect(200);
      },
    );
  },
);

it('every kind of finding has a way out that is followed', () => {
  expect(Object.keys(FINDING_CASES).sort()).toEqual(Object.keys(SEVERITIES).sort());
});
