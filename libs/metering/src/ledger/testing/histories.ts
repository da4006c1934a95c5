import fc from 'fast-check';
import type { EpochMs } from '@chancery/kernel';
import type { BudgetSettings } from '../ledger.events.ts';
import { PERIODS } from '../period.ts';
import type { Step } from './duo-steps.ts';
import type { Restart } from './ledger-duo.ts';

/** A step with what comes before and after it. */
export interface Moment {
  readonly step: Step;
  /** Before it, in milliseconds. */
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
const correction = fc.oneof(
  quantity,
  quantity.map((each) => -each),
);
const lasts = fc.integer({ min: 1, max: 60 * HOUR });
/** Hours are drawn alike: left to itself it prefers the ends of a range. */
const ago = fc.integer({ min: 0, max: 120 }).map((hours) => hours * HOUR);
const person = fc.nat(3);
const settings = fc
  .record({
    budget: fc.constantFrom('a', 'b', 'c'),
    period: fc.constantFrom(...PERIODS),
    limit: fc.integer({ min: 1, max: 200 }),
    thresholds: fc.constantFrom([50, 80, 100], [10, 33, 66, 150], [100], []),
    softCap: fc.option(fc.integer({ min: 1, max: 250 })),
    hardCap: fc.option(fc.integer({ min: 100, max: 300 })),
    approvals: fc.constantFrom(1, 1, 1, 2),
  })
  .map(({ approvals, ...each }): BudgetSettings => {
    const plain = { ...each, softCap: each.softCap ?? each.limit };
    return approvals === 1 ? plain : { ...plain, approvals };
  });

function weighed(weight: number, arbitrary: fc.Arbitrary<Step>): fc.WeightedArbitrary<Step> {
  return { weight, arbitrary };
}

const step = fc.oneof(
  weighed(8, fc.record({ do: fc.constant('consume'), quantity })),
  weighed(1, fc.record({ do: fc.constant('report'), quantity })),
  weighed(3, fc.record({ do: fc.constant('late'), quantity, ago })),
  weighed(2, fc.record({ do: fc.constant('return'), charge: fc.nat(3), quantity })),
  weighed(4, fc.record({ do: fc.constant('correct'), charge: fc.nat(3), quantity: correction })),
  weighed(2, fc.record({ do: fc.constant('budget'), settings })),
  weighed(2, fc.record({ do: fc.constant('grant'), amount: quantity, lasts })),
  weighed(2, fc.record({ do: fc.constant('request'), amount: quantity, lasts, person })),
  weighed(3, fc.record({ do: fc.constant('approve'), request: fc.nat(1), person })),
  weighed(1, fc.record({ do: fc.constant('refuse'), request: fc.nat(1), person })),
  weighed(3, fc.record({ do: fc.constant('hold'), quantity, lasts })),
  weighed(2, fc.record({ do: fc.constant('commit'), hold: fc.nat(1), quantity })),
  weighed(1, fc.record({ do: fc.constant('release'), hold: fc.nat(1) })),
  weighed(1, fc.record({ do: fc.constant('renew'), hold: fc.nat(1), lasts })),
  weighed(1, fc.record({ do: fc.constant('quota'), limit: fc.integer({ min: 100, max: 600 }) })),
  weighed(3, fc.record({ do: fc.constant('move'), timeZone })),
);
const restart = fc.option(fc.constantFrom<Restart[]>('events', 'last opening', 'snapshot'), { freq: 4 });
const pause = fc.oneof(
  { weight: 12, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 2 * HOUR }) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 20 * HOUR }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 40 * 24 * HOUR }) },
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
    const first = budgets.map((each): Moment => ({ step: { do: 'budget', settings: each }, pause: 0, restart: null }));
    return { ...rest, moments: [...first, ...moments] };
  });
