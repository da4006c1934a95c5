import { strict as assert } from 'node:assert';
import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import type { BudgetSettings } from './ledger.events.ts';
import { PERIODS } from './period.ts';
import { LedgerDuo } from './testing/ledger-duo.ts';
import type { Restart, Step } from './testing/ledger-duo.ts';

/** How many histories, and which: `npm run test:model` sets many more and a seed of its own. */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 2000);
const SEED = Number(process.env['MODEL_SEED'] ?? Date.now() % 2 ** 31);
const HOUR = 3_600_000;
const ZONES = ['Europe/Berlin', 'America/New_York', 'Africa/Cairo', 'Australia/Lord_Howe', 'UTC'];
/** Around both changes of the clock, in Europe and by half an hour on Lord Howe, a leap day, a turn of the year and an ordinary Monday. */
const STARTS = ['2026-03-28', '2026-10-24', '2026-04-03', '2026-10-02', '2028-02-28', '2026-12-30', '2026-11-23'].map(
  (day) => Date.parse(`${day}T20:00:00Z`),
);

const quantity = fc.integer({ min: 1, max: 60 });
const settings = fc
  .record({
    budget: fc.constantFrom('a', 'b', 'c'),
    period: fc.constantFrom(...PERIODS),
    limit: fc.integer({ min: 1, max: 200 }),
    thresholds: fc.constantFrom([50, 80, 100], [10, 33, 66, 150], [100], []),
    softCap: fc.option(fc.integer({ min: 1, max: 250 })),
    hardCap: fc.option(fc.integer({ min: 100, max: 300 })),
  })
  .map((each): BudgetSettings => ({ ...each, softCap: each.softCap ?? each.limit }));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('consume' as const), quantity }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('report' as const), quantity }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('late' as const), quantity, ago: fc.integer({ min: 0, max: 120 * HOUR }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('return' as const), charge: fc.nat(20), quantity }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('budget' as const), settings }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('grant' as const),
      amount: quantity,
      lasts: fc.integer({ min: 1, max: 60 * HOUR }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('hold' as const),
      quantity,
      lasts: fc.integer({ min: 1, max: 60 * HOUR }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('commit' as const), hold: fc.nat(3), quantity }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('release' as const), hold: fc.nat(3) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('renew' as const),
      hold: fc.nat(3),
      lasts: fc.integer({ min: 1, max: 60 * HOUR }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('quota' as const), limit: fc.integer({ min: 1, max: 400 }) }) },
);
const restart = fc.option(fc.constantFrom<Restart[]>('events', 'last opening', 'snapshot'), { freq: 4 });
const pause = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 20 * HOUR }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 40 * 24 * HOUR }) },
);
const history = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  start: fc.constantFrom(...STARTS),
  steps: fc.array(fc.record({ step, pause, restart }), { minLength: 1, maxLength: 30 }),
});

describe('the ledger, against a plain model of it', () => {
  it(
    `decides, fires, counts and starts again alike, whatever happens (${RUNS} runs, seed ${SEED})`,
    () => {
      fc.assert(
        fc.property(history, ({ timeZone, start, steps }) => {
          const duo = new LedgerDuo(timeZone, start);
          let now = start;
          for (const each of steps) {
            now += each.pause;
            duo.run(each.step, now);
            if (each.restart !== null) duo.restart(each.restart);
          }
          // Every threshold once per period and epoch.
          const fired = duo.events.flatMap((event) =>
            event.type === 'ThresholdsCrossed'
              ? event.percents.map((percent) => `${event.budget} ${event.periodKey} ${event.epoch} ${percent}`)
              : [],
          );
          assert.equal(new Set(fired).size, fired.length);
          for (const from of ['events', 'last opening', 'snapshot'] as const) duo.restart(from);
        }),
        { numRuns: RUNS, seed: SEED },
      );
    },
    60_000 + 20 * RUNS,
  );
});
