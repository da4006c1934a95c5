import { strict as assert } from 'node:assert';
import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { histories } from './testing/histories.ts';
import { LedgerDuo } from './testing/ledger-duo.ts';

/** How many histories, and which: `npm run test:model` sets many more and a seed of its own. */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 2000);
const SEED = Number(process.env['MODEL_SEED'] ?? Date.now() % 2 ** 31);

describe('the ledger, against a plain model of it', () => {
  it(
    `decides, fires, counts and starts again alike, whatever happens (${RUNS} runs, seed ${SEED})`,
    () => {
      fc.assert(
        fc.property(histories, ({ timeZone, start, moments }) => {
          const duo = new LedgerDuo(timeZone);
          let now = start;
          for (const { step, pause, restart } of moments) {
            now += pause;
            duo.run(step, now);
            if (restart !== null) duo.restart(restart);
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
