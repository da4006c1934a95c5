import { strict as assert } from 'node:assert';
import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { histories } from '../ledger/testing/histories.ts';
import type { History } from '../ledger/testing/histories.ts';
import { LedgerDuo } from '../ledger/testing/ledger-duo.ts';
import { IDENTITY, settings } from '../ledger/testing/ledger-samples.ts';
import { BudgetReplay } from './budget-replay.ts';

const RUNS = 200;
const CAPS: ReadonlySet<string> = new Set(['budget', 'limit', 'quota']);

/** The budget of a history, which is in force from its start to its end: the first that it sets. */
function budgetOf({ moments }: History) {
  for (const { step } of moments) if (step.do === 'budget') return step.settings;
  return settings();
}

describe('a preview of the budget that was in force', () => {
  it(
    'fires what really fired and refuses nothing, through holds, corrections, batches, moves and changes of clocks',
    async () => {
      let compared = 0;
      const property = fc.asyncProperty(histories, async (history) => {
        const budget = budgetOf(history);
        const duo = await LedgerDuo.begin(history.timeZone, history.start);
        let now = history.start;
        await duo.run({ do: 'budget', settings: budget, twice: false }, now);
        for (const { step, pause } of history.moments) {
          now += pause;
          if (!CAPS.has(step.do)) await duo.run(step, now);
        }
        const past = duo.recorded;
        // What could not be set was never in force.
        if (past[0]?.event.type !== 'LedgerOpened') return;
        const { approvals: _approvals, ...proposed } = budget;
        const identity = { ...IDENTITY, timeZone: past[0].event.timeZone };
        const replay = BudgetReplay.begin(identity, proposed, past[0].at);
        assert.ok(replay instanceof BudgetReplay || budget.hardCap !== null);
        if (!(replay instanceof BudgetReplay)) return;
        for (const each of past) replay.tell(each);
        const fired = past.flatMap(({ event, at }) => {
          if (event.type !== 'ThresholdsCrossed') return [];
          const { periodKey, percents, used } = event;
          return [{ periodKey, percents, used, at: new Date(at).toISOString() }];
        });
        const { days } = replay.result();
        assert.deepEqual(
          days.flatMap(({ crossed }) => crossed),
          fired,
        );
        assert.equal(
          days.reduce((sum, { refusedRequests }) => sum + refusedRequests, 0),
          0,
        );
        compared += fired.length;
      });
      await fc.assert(property, { numRuns: RUNS });
      assert.ok(compared > 0, 'nothing ever fired');
    },
    60_000 + 400 * RUNS,
  );
});
