import { strict as assert } from 'node:assert';
import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { ledgerAggregate } from './ledger.aggregate.ts';
import type { LedgerEvent } from './ledger.events.ts';
import { histories } from './testing/histories.ts';
import { LedgerDuo } from './testing/ledger-duo.ts';

/** How many histories, and which: `npm run test:model` sets many more, and their seeds. */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 2000);
const SEED = Number(process.env['MODEL_SEED'] ?? Date.now() % 2 ** 31);

describe('the ledger, against a plain model of it', () => {
  it(
    `decides, fires, counts and starts again alike, whatever happens (${RUNS} runs, seed ${SEED})`,
    async () => {
      const seen = new Set<LedgerEvent['type']>();
      const property = fc.asyncProperty(histories, async ({ timeZone, start, moments }) => {
        const duo = await LedgerDuo.begin(timeZone, start);
        let now = start;
        for (const { step, pause, restart } of moments) {
          now += pause;
          await duo.run(step, now);
          if (restart !== null) await duo.restart(restart);
        }
        // Every threshold once per period and epoch.
        const fired = duo.recorded.flatMap(({ event }) =>
          event.type === 'ThresholdsCrossed'
            ? event.percents.map((percent) => `${event.budget} ${event.periodKey} ${event.epoch} ${percent}`)
            : [],
        );
        assert.equal(new Set(fired).size, fired.length);
        for (const { event } of duo.recorded) seen.add(event.type);
        await duo.restart('events');
        await duo.expectOpeningsWhole();
      });
      await fc.assert(property, { numRuns: RUNS, seed: SEED });
      // Few histories need not bring about everything.
      const never = [...ledgerAggregate.codec.currentTypes.keys()].filter((type) => !seen.has(type));
      if (RUNS >= 1000) assert.deepEqual(never, []);
    },
    60_000 + 200 * RUNS,
  );
});
