import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import { answerOf, openTestApp } from '../test-app.ts';
import type { TestApp } from '../test-app.ts';
import { AUTHORITY_ADVICE } from './advice/authority-advice.ts';
import type { AdviceWorld, MakeAdvice } from './advice/advice-world.ts';
import { METERING_ADVICE } from './advice/metering-advice.ts';
import { OTHER_ADVICE } from './advice/other-advice.ts';
import { refused } from './follow-lift.ts';
import type { AdvisedCode } from './lift-stances.ts';
import { LIFT_STANCES } from './lift-stances.ts';

/** A code that is to be advised and has no case does not compile. */
const ADVICE: { readonly [code in AdvisedCode]: MakeAdvice } = {
  ...METERING_ADVICE,
  ...AUTHORITY_ADVICE,
  ...OTHER_ADVICE,
};

let app: TestApp;
let world: AdviceWorld;

beforeAll(async () => {
  const clock = new FixedClock(Date.UTC(2026, 10, 23, 12));
  app = await openTestApp(clock);
  const { id, base, admin } = await app.tenant();
  const plane = app.chancery.planes.find('eu');
  if (!plane) throw new Error('There is no plane "eu"');
  world = { app, plane, tenant: id as TenantId, base, admin, clock };
});
afterAll(() => app.close());

describe('the advice of a refusal', () => {
  it.each(Object.entries(ADVICE))('lets it pass: %s', async (code, makeAdvice) => {
    const { send, advised } = await makeAdvice(world);
    const refusal = await refused(send, code);
    if (refusal.decision !== undefined) {
      const { body } = answerOf(await world.admin.get(refusal.decision).expect(200));
      expect(body).toMatchObject({ code, outcome: 'refused', lift: refusal.lift });
    }
    const answer = await advised(refusal);
    if (answer.status >= 300) throw new Error(`It is still refused: ${JSON.stringify(answer.body)}`);
  });

  it.each([
    ['usage/consume', { meter: 'rows', quantity: 0 }, 'quantity'],
    ['budgets/rows/monthly', { period: 'month', limit: 10, thresholds: [0] }, 'thresholds'],
    ['budgets/rows/monthly', { period: 'month', limit: 10, approvals: 3 }, 'approvals'],
  ])('is not needed where the edge refuses first: %s', async (path, body, field) => {
    const send = path.endsWith('monthly') ? world.admin.put : world.admin.post;
    const { errors } = answerOf(await send(`${world.base}/${path}`, body).expect(400)).body as {
      readonly errors: readonly { readonly field: string }[];
    };
    expect(errors.map((error) => error.field)).toContain(field);
  });

  it('is followed for every code that is to be', () => {
    const advised = Object.entries(LIFT_STANCES).filter(([, stance]) => stance === 'advised');
    expect(Object.keys(ADVICE).sort()).toEqual(advised.map(([code]) => code).sort());
  });
});
