import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from '@chancery/kernel';
import type { JsonObject } from '@chancery/kernel';
import { given } from '@chancery/testing';
import { ledgerAggregate } from './ledger.aggregate.ts';
import type { LedgerCommand } from './ledger.commands.ts';
import type { LedgerEvent } from './ledger.events.ts';
import { UNOPENED } from './ledger.state.ts';
import {
  budgetSet,
  consume,
  consumed,
  corrected,
  crossed,
  grant,
  held,
  HOLD,
  HOUR,
  IDENTITY,
  MIDNIGHT,
  NOON,
  opened,
  overrideGranted,
  periodOpened,
  quotasSet,
  requested,
  report,
  reported,
  setBudget,
  settings,
} from './testing/ledger-samples.ts';

const { decider, codec } = ledgerAggregate;
const meter = 'rows';
const reason = 'Granted to the wrong tenant';

/** Decides on a ledger with these events, and answers. */
function answerTo(command: LedgerCommand, events: readonly LedgerEvent[], now = NOON) {
  const state = fold(decider.evolve, decider.initialState, events);
  const decision = decider.decide(command, state, now);
  expect(decision.kind).toBe('accepted');
  return ledgerAggregate.answer(fold(decider.evolve, state, decision.events), decision.events, command);
}

/** Every kind of event, from one life of a ledger. */
const DRAW = [{ override: 'eu_o1', quantity: 100 }];
const LIFE: readonly LedgerEvent[] = [
  opened(),
  quotasSet({ period: 'month', limit: 10_000 }),
  budgetSet({ hardCap: 900 }),
  overrideGranted(),
  consumed(600, DRAW),
  crossed([50, 80, 100], 600),
  { type: 'OverrideExhausted', meter, override: 'eu_o1' },
  {
    type: 'UsageReturned',
    meter,
    quantity: 600,
    chargedBy: 'ingest-1',
    chargedAt: NOON,
    reason,
    credited: ['day', 'week', 'month'],
    overrides: DRAW,
  },
  reported(5),
  corrected(-400, {
    givenBack: DRAW,
    rearmed: [{ budget: 'daily', epoch: 2, crossed: [] }],
    booked: [{ period: 'day', key: '2026-11-22', startsAt: NOON - 36 * HOUR, endsAt: NOON - 12 * HOUR, used: 0 }],
  }),
  { type: 'OverrideReversed', meter, override: 'eu_o1', reason, unused: 100 },
  overrideGranted({ override: 'eu_o2' }),
  { type: 'OverrideExpired', meter, override: 'eu_o2', unused: 100 },
  requested('eu_o3'),
  { type: 'OverrideApproved', meter, override: 'eu_o3', approvedBy: 'eu_aone' },
  { type: 'OverrideRefused', meter, override: 'eu_o3', refusedBy: 'eu_atwo', reason, requestedAt: NOON },
  requested('eu_o4'),
  { type: 'OverrideRequestLapsed', meter, override: 'eu_o4' },
  held(5),
  { type: 'HoldRenewed', meter, hold: HOLD, endsAt: NOON + 2 * HOUR },
  { type: 'HoldCommitted', meter, hold: HOLD, held: 5, quantity: 4 },
  held(6),
  { type: 'HoldReleased', meter, hold: HOLD, held: 6 },
  held(7),
  { type: 'HoldExpired', meter, hold: HOLD, held: 7 },
];
const lifeOfAll = [...LIFE, ...turnedAndMoved()];

function turnedAndMoved(): readonly LedgerEvent[] {
  const state = fold(decider.evolve, decider.initialState, LIFE);
  return decider.decide(setBudget({ timeZone: 'America/New_York', hardCap: 900 }), state, MIDNIGHT).events;
}

describe('the ledger as an aggregate', () => {
  it('takes every event through its stored form and back', () => {
    const kinds = new Set(lifeOfAll.map(({ type }) => type));
    expect(kinds).toEqual(new Set(codec.currentTypes.keys()));
    for (const event of lifeOfAll) {
      const { type, schemaVersion, data } = codec.encode(event);
      expect(type).toMatch(/^chancery\.metering\.[a-z-]+\.v1$/);
      expect(schemaVersion).toBe(1);
      expect(codec.decode(type, JSON.parse(JSON.stringify(data)) as JsonObject)).toEqual(event);
    }
  });

  it('takes any use through its stored form and back', () => {
    const draw = fc.record({ override: fc.string(), quantity: fc.integer({ min: 1 }) });
    const use = fc.record(
      { quantity: fc.integer({ min: 1 }), overrides: fc.array(draw, { minLength: 1 }) },
      { requiredKeys: ['quantity'] },
    );
    fc.assert(
      fc.property(use, (given) => {
        const event = { type: 'UsageConsumed' as const, meter, ...given };
        const { type, data } = codec.encode(event);
        expect(codec.decode(type, JSON.parse(JSON.stringify(data)) as JsonObject)).toEqual(event);
      }),
    );
  });

  it('keeps a state of plain JSON', () => {
    const state = fold(decider.evolve, decider.initialState, lifeOfAll);
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  });

  it('gives consumes and reports back from their events, whatever lapsed or fired with them', () => {
    const state = fold(decider.evolve, decider.initialState, [opened(), budgetSet(), overrideGranted()]);
    for (const command of [consume(550), report(550)]) {
      const { events } = decider.decide(command, state, command.type === 'ReportUsage' ? MIDNIGHT : NOON);
      expect(events.length).toBeGreaterThan(1);
      expect(ledgerAggregate.commandFromEvents?.(events)).toEqual(command);
    }
  });

  it('gives no other command back: those are recorded', () => {
    const { tenant, timeZone } = IDENTITY;
    const opening = { ...consume(5), owner: { tenant, timeZone } };
    for (const command of [setBudget(), { type: 'OpenLedger' as const, ...IDENTITY }, opening]) {
      const { events } = decider.decide(command, UNOPENED, NOON);
      expect(ledgerAggregate.commandFromEvents?.(events)).toBeNull();
    }
  });
});

describe('the first command on a meter', () => {
  const { tenant, timeZone } = IDENTITY;
  const owner = { tenant, timeZone };

  it('opens its ledger in the same decision', () => {
    given(decider)
      .when({ ...consume(5), owner }, NOON)
      .then(opened(), consumed(5));
  });

  it('opens nothing where it is refused', () => {
    const tooLate = { ...report(5, NOON - 120 * HOUR), owner };
    given(decider).when(tooLate, NOON).thenRejected('usage-report-too-late');
    const release = { type: 'ReleaseHold' as const, meter, hold: HOLD, owner };
    given(decider).when(release, NOON).thenRejected('hold-not-standing');
  });

  it('opens nothing where another was first', () => {
    given(decider, [opened()])
      .when({ ...consume(5), owner }, NOON)
      .then(consumed(5));
  });
});

describe('answers', () => {
  const figure = { budget: 'daily', period: 'day', limit: 500, softCap: 500, resetsAt: '2026-11-23T23:00:00.000Z' };

  it('to use: every budget after it, and the least that is left', () => {
    const monthly = budgetSet({ budget: 'monthly', period: 'month', limit: 450, softCap: 470 });
    expect(answerTo(consume(75), [opened(), budgetSet(), monthly])).toEqual({
      meter: 'rows',
      quantity: 75,
      accepted: true,
      budgets: [
        { ...figure, used: 75, remaining: 425 },
        {
          budget: 'monthly',
          period: 'month',
          used: 75,
          limit: 450,
          softCap: 470,
          remaining: 395,
          resetsAt: '2026-11-30T23:00:00.000Z',
        },
      ],
      remaining: 395,
    });
  });

  it('to use: the plan quota counts for what is left; without any cap it is null', () => {
    expect(answerTo(consume(75), [opened(), budgetSet(), quotasSet({ period: 'day', limit: 100 })])).toMatchObject({
      remaining: 25,
    });
    expect(answerTo(consume(75), [opened()])).toEqual({
      meter: 'rows',
      quantity: 75,
      accepted: true,
      budgets: [],
      remaining: null,
    });
  });

  it('to use: what is held is not left to anyone else', () => {
    const budgets = [{ ...settings(), epoch: 1, crossed: [] }];
    const planQuotas = { plan: 'starter', quotas: [{ period: 'day' as const, limit: 490 }] };
    expect(answerTo(consume(75), [periodOpened({ held: 100, budgets })])).toMatchObject({
      budgets: [{ used: 75, remaining: 325 }],
      remaining: 325,
    });
    expect(answerTo(consume(75), [periodOpened({ held: 100, planQuotas })])).toMatchObject({ remaining: 315 });
  });

  it('to use that an override admitted: what was drawn, from which, and what they still admit', () => {
    const granted = [overrideGranted({ amount: 30 }), overrideGranted({ override: 'eu_o2', endsAt: NOON + 2 * HOUR })];
    expect(answerTo(consume(550), [opened(), budgetSet(), ...granted])).toMatchObject({
      budgets: [{ ...figure, used: 550, remaining: 0 }],
      remaining: 0,
      override: { drawn: 50, remaining: 80, overrides: ['eu_o1', 'eu_o2'] },
    });
  });

  it('to a report beyond every cap: nothing is left, and no less', () => {
    expect(answerTo(report(900), [opened(), budgetSet(), quotasSet({ period: 'day', limit: 100 })])).toMatchObject({
      accepted: true,
      budgets: [{ used: 900, remaining: 0 }],
      remaining: 0,
    });
  });

  it('to a budget: its settings and what fired', () => {
    const all = { ...figure, used: 400, remaining: 100, hardCap: 700, thresholds: [50, 80, 100], crossed: [50, 80] };
    expect(answerTo(setBudget({ hardCap: 700 }), [opened(), reported(400)])).toEqual({
      ...all,
      approvals: 1,
      epoch: 1,
    });
    expect(answerTo(setBudget(), [opened(), budgetSet()])).toMatchObject({ budget: 'daily', epoch: 1 });
  });

  it('to an override: all of it', () => {
    expect(answerTo(grant(), [opened()])).toEqual({
      override: 'eu_o1',
      grantedBy: 'eu_aadmin',
      reason: overrideGranted().reason,
      amount: 100,
      remaining: 100,
      endsAt: '2026-11-23T12:00:00.000Z',
    });
  });

  it('to an override taken back: what nobody drew', () => {
    const reverse = { type: 'ReverseOverride' as const, meter, override: 'eu_o1', reason };
    expect(answerTo(reverse, [opened(), overrideGranted()])).toEqual({ override: 'eu_o1', unused: 100 });
  });

  it('to a return: what came back, or nothing when its periods are over', () => {
    const charge = { quantity: 75, chargedAt: NOON, overrides: [] };
    const back = { type: 'ReturnUsage' as const, meter, quantity: 70, chargedBy: 'ingest-1', charge, reason };
    const events = [opened(), budgetSet(), consumed(75)];
    expect(answerTo(back, events)).toEqual({ meter, returned: 70, remaining: 495 });
    expect(answerTo(back, events, Date.parse('2027-03-01T00:00:00Z'))).toMatchObject({ meter, returned: 0 });
  });

  it('to opening and to plan quotas: the whole ledger', () => {
    const quotas = [{ period: 'day' as const, limit: 100 }];
    const command = { type: 'SetPlanQuotas' as const, ...IDENTITY, plan: 'starter', quotas };
    const exhausting = consumed(500, [{ override: 'eu_o2', quantity: 100 }]);
    const overrides = [overrideGranted(), overrideGranted({ override: 'eu_o2' })];
    expect(answerTo(command, [opened(), budgetSet(), ...overrides, exhausting])).toEqual({
      meter: 'rows',
      timeZone: 'Europe/Berlin',
      used: { day: 500, week: 500, month: 500 },
      held: 0,
      resetsAt: {
        day: '2026-11-23T23:00:00.000Z',
        week: '2026-11-29T23:00:00.000Z',
        month: '2026-11-30T23:00:00.000Z',
      },
      budgets: [
        {
          ...figure,
          used: 500,
          remaining: 0,
          hardCap: null,
          thresholds: [50, 80, 100],
          crossed: [],
          approvals: 1,
          epoch: 1,
        },
      ],
      plan: 'starter',
      planQuotas: [{ period: 'day', used: 500, limit: 100, remaining: 0, resetsAt: '2026-11-23T23:00:00.000Z' }],
      overrides: [expect.objectContaining({ override: 'eu_o1', remaining: 100 })],
      overrideRemaining: 100,
      remaining: 0,
    });
    expect(answerTo({ type: 'OpenLedger', ...IDENTITY }, [])).toMatchObject({
      meter: 'rows',
      plan: null,
      remaining: null,
    });
  });
});
