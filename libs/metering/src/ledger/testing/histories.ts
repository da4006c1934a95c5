import fc from 'fast-check';
import type { EpochMs } from '@chancery/kernel';
import type { BudgetSettings, PlanQuota } from '../ledger.events.ts';
import { PERIODS } from '../period.ts';
import type { LedgerStep, UseStep } from './duo-steps.ts';
import type { Restart } from './duo-world.ts';
import type { Step } from './ledger-duo.ts';

/** A step with what comes before and after it. */
export interface Moment {
  readonly step: Step;
  /** Before it, in milliseconds; below 0: the clock steps back. */
  readonly pause: number;
  /** After it; `null`: none. */
  readonly restart: Restart | null;
}

/** All that happens to a ledger. */
export interface History {
  readonly timeZone: string;
  readonly start: EpochMs;
  readonly moments: readonly Moment[];
}

const HOUR = 3_600_000;
/** Clocks that change in spring and autumn, at midnight and by half an hour; the first and the last to begin a day. */
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'UTC',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
];
/** Around changes of the clock in those zones, a leap day, a turn of the year and an ordinary Monday. */
const STARTS = ['2026-03-28', '2026-10-24', '2026-04-03', '2026-10-02', '2028-02-28', '2026-12-30', '2026-11-23'].map(
  (day) => Date.parse(`${day}T20:00:00Z`),
);

const timeZone = fc.constantFrom(...ZONES);
const quantity = fc.integer({ min: 1, max: 60 });
/** So little that several fit into one use. */
const part = fc.oneof(quantity, fc.integer({ min: 1, max: 10 }));
const correction = fc.oneof(
  quantity,
  part.map((each) => -each),
);
/** Often more than one use draws. */
const amount = fc.integer({ min: 1, max: 150 });
/** For the most part ahead, and now and then further than a hold may last. */
const lasts = fc.oneof(
  { weight: 18, arbitrary: fc.integer({ min: 1, max: 60 * HOUR }) },
  { weight: 1, arbitrary: fc.integer({ min: -HOUR, max: 0 }) },
  { weight: 1, arbitrary: fc.integer({ min: 30 * 24 * HOUR, max: 32 * 24 * HOUR }) },
);
/** Now and then none: that which there is. */
const newEnd: fc.Arbitrary<number | null> = fc.option(lasts, { freq: 3 });
/** Hours are drawn alike: left to itself it prefers the ends of a range. Half a minute ahead is now, two are not. */
const ago = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 0, max: 120 }).map((hours) => hours * HOUR) },
  { weight: 1, arbitrary: fc.constantFrom(-30_000, -120_000) },
);
const person = fc.nat(2);
const settings = fc
  .record({
    budget: fc.constantFrom('a', 'b', 'c'),
    period: fc.constantFrom(...PERIODS),
    limit: fc.integer({ min: 1, max: 200 }),
    thresholds: fc.constantFrom([50, 80, 100], [10, 33, 66, 150], [100], []),
    softCap: fc.option(fc.integer({ min: 1, max: 150 })),
    hardCap: fc.option(fc.integer({ min: 100, max: 300 })),
    approvals: fc.constantFrom(1, 1, 2),
  })
  .map(({ approvals, ...each }): BudgetSettings => {
    const plain = { ...each, softCap: each.softCap ?? each.limit };
    return approvals === 1 ? plain : { ...plain, approvals };
  });
/** Few of them, so that the same comes twice. */
const quotas = fc.constantFrom<(readonly PlanQuota[])[]>(
  [],
  [{ period: 'month', limit: 300 }],
  [{ period: 'month', limit: 600 }],
  [
    { period: 'day', limit: 120 },
    { period: 'month', limit: 600 },
  ],
);

function weighed<T>(weight: number, arbitrary: fc.Arbitrary<T>): fc.WeightedArbitrary<T> {
  return { weight, arbitrary };
}

const use = fc.oneof(
  weighed<UseStep>(8, fc.record({ do: fc.constant('consume'), quantity })),
  weighed<UseStep>(1, fc.record({ do: fc.constant('report'), quantity })),
  weighed<UseStep>(3, fc.record({ do: fc.constant('late'), quantity, ago })),
);
const ledgerStep = fc.oneof(
  weighed<LedgerStep>(12, use),
  weighed<LedgerStep>(
    2,
    fc.record({ do: fc.constant('together'), quantities: fc.array(quantity, { minLength: 2, maxLength: 4 }) }),
  ),
  weighed<LedgerStep>(3, fc.record({ do: fc.constant('return'), use: fc.nat(2), quantity: part })),
  weighed<LedgerStep>(4, fc.record({ do: fc.constant('correct'), use: fc.nat(3), quantity: correction })),
  weighed<LedgerStep>(2, fc.record({ do: fc.constant('budget'), settings })),
  weighed<LedgerStep>(
    3,
    fc.record({ do: fc.constant('limit'), budget: fc.nat(1), limit: fc.integer({ min: 1, max: 300 }) }),
  ),
  weighed<LedgerStep>(1, fc.record({ do: fc.constant('quota'), quotas })),
  weighed<LedgerStep>(3, fc.record({ do: fc.constant('grant'), amount, lasts, person })),
  weighed<LedgerStep>(1, fc.record({ do: fc.constant('reverse'), override: fc.nat(1) })),
  weighed<LedgerStep>(2, fc.record({ do: fc.constant('request'), amount, lasts, person })),
  weighed<LedgerStep>(4, fc.record({ do: fc.constant('approve'), request: fc.nat(1), person })),
  weighed<LedgerStep>(1, fc.record({ do: fc.constant('refuse'), request: fc.nat(1), person })),
  weighed<LedgerStep>(3, fc.record({ do: fc.constant('hold'), quantity, lasts })),
  weighed<LedgerStep>(2, fc.record({ do: fc.constant('commit'), hold: fc.nat(1), quantity })),
  weighed<LedgerStep>(2, fc.record({ do: fc.constant('release'), hold: fc.nat(1) })),
  weighed<LedgerStep>(2, fc.record({ do: fc.constant('renew'), hold: fc.nat(1), lasts: newEnd })),
);
const twice = fc.constantFrom(false, false, false, false, false, true);
const step = fc.oneof(
  weighed<Step>(
    41,
    fc.tuple(ledgerStep, twice).map(([each, again]) => ({ ...each, twice: again })),
  ),
  weighed<Step>(2, fc.record({ do: fc.constant('batch'), items: fc.array(use, { minLength: 1, maxLength: 5 }) })),
  weighed<Step>(1, fc.record({ do: fc.constant('check'), quantity })),
  weighed<Step>(2, fc.record({ do: fc.constant('repeat'), command: fc.nat(5), other: fc.boolean() })),
  weighed<Step>(3, fc.record({ do: fc.constant('move'), timeZone })),
);
const restart = fc.option(fc.constantFrom<Restart[]>('events', 'snapshot'), { freq: 19 });
const pause = fc.oneof(
  { weight: 12, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 2 * HOUR }) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 20 * HOUR }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 40 * 24 * HOUR }) },
  { weight: 1, arbitrary: fc.integer({ min: -3 * HOUR, max: -1 }) },
);

/**
 * Budgets, and up to 50 steps, close together for the most part, with pauses of up to 40 days and restarts between them. `size`:
 * left to itself it makes lists of ten at most, in which little can happen.
 */
export const histories: fc.Arbitrary<History> = fc
  .record({
    timeZone,
    start: fc.constantFrom(...STARTS),
    budgets: fc.array(settings, { maxLength: 2 }),
    moments: fc.array(fc.record({ step, pause, restart }), { minLength: 1, maxLength: 50, size: 'max' }),
  })
  .map(({ budgets, moments, ...rest }) => {
    const first = budgets.map((each): Moment => {
      return { step: { do: 'budget', settings: each, twice: false }, pause: 0, restart: null };
    });
    return { ...rest, moments: [...first, ...moments] };
  });
