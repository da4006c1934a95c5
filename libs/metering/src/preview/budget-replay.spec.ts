import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from '@chancery/kernel';
import type { LedgerCommand } from '../ledger/ledger.commands.ts';
import type { LedgerEvent } from '../ledger/ledger.events.ts';
import { ledgerDecider } from '../ledger/ledger.decide.ts';
import { evolveLedger, UNOPENED } from '../ledger/ledger.state.ts';
import type { LedgerState } from '../ledger/opened-ledger.ts';
import {
  consume,
  correct,
  grant,
  held,
  setBudget,
  HOLD,
  HOUR,
  IDENTITY,
  NOON,
  report,
} from '../ledger/testing/ledger-samples.ts';
import { BudgetReplay } from './budget-replay.ts';
import type { ProposedBudget } from './budget-replay.ts';
import type { PastEvent } from './command-again.ts';

const { meter } = IDENTITY;
const DAY = 24 * HOUR;
const budget = (given: Partial<ProposedBudget> = {}): ProposedBudget => ({
  budget: 'daily',
  period: 'day',
  limit: 500,
  thresholds: null,
  softCap: null,
  hardCap: null,
  ...given,
});

type Asked = { readonly at: number; readonly command: LedgerCommand };

/** What a ledger records of these commands; what it refuses leaves nothing. */
function pastOf(asked: readonly Asked[], first: LedgerCommand): PastEvent[] {
  const past: PastEvent[] = [];
  let state: LedgerState = UNOPENED;
  [{ at: NOON, command: first }, ...asked].forEach(({ at, command }, index) => {
    const decision = ledgerDecider.decide(command, state, at);
    if (decision.kind === 'rejected') return;
    state = fold(evolveLedger, state, decision.events);
    past.push(...decision.events.map((event: LedgerEvent) => ({ event, at, commandId: `command-${index}` })));
  });
  return past;
}

function replayOf(past: readonly PastEvent[], proposed: ProposedBudget): BudgetReplay {
  const replay = BudgetReplay.begin(IDENTITY, proposed, past[0]?.at ?? NOON);
  if (!(replay instanceof BudgetReplay)) throw new Error(replay.message);
  for (const each of past) replay.tell(each);
  return replay;
}

const OPEN = { type: 'OpenLedger' as const, ...IDENTITY };

describe('a preview', () => {
  it('admits or refuses together what was consumed together', () => {
    const together = { type: 'ConsumeTogether' as const, meter, quantities: [200, 200, 150, 50] };
    const asked = [
      { at: NOON, command: grant({ amount: 50 }) },
      { at: NOON, command: grant({ override: 'eu_o2', amount: 150, endsAt: NOON + 2 * HOUR }) },
      { at: NOON, command: together },
      { at: NOON, command: { ...together, quantities: [10, 20] } },
    ];
    // The first override is exhausted by the third of four.
    const past = pastOf(asked, setBudget());
    expect(past.map(({ event }) => event.type)).toEqual(expect.arrayContaining(['OverrideExhausted']));
    const { replayed, days } = replayOf(past, budget({ limit: 300 })).result();
    expect(replayed).toBe(2);
    expect(days).toMatchObject([{ refusedRequests: 1, refusedQuantity: 600 }]);
  });

  it('counts corrections, of what came about in it', () => {
    const use = (quantity: number) => ({ quantity, chargedAt: NOON, overrides: [] });
    const fix = (index: number, recorded: number, quantity: number) =>
      correct(quantity, recorded, { recordedBy: `command-${index}`, use: use(recorded) });
    const asked = [
      { at: NOON, command: consume(300) },
      { at: NOON, command: fix(1, 300, -200) },
      { at: NOON, command: consume(450) },
      // Refused under the proposal, so there is nothing to correct in it.
      { at: NOON, command: fix(3, 450, -100) },
      { at: NOON, command: report(100) },
      { at: NOON, command: fix(5, 100, 350) },
    ];
    const replay = replayOf(pastOf(asked, OPEN), budget());
    const { replayed, days } = replay.result();
    expect(replayed).toBe(5);
    expect(days).toMatchObject([
      {
        crossed: [
          { percents: [50], used: 300 },
          { percents: [50, 80, 100], used: 550 },
        ],
        refusedRequests: 1,
        refusedQuantity: 450,
      },
    ]);
  });

  it('says on which days which threshold would have fired and what would have been refused', () => {
    const asked = [
      { at: NOON, command: consume(300) },
      { at: NOON + HOUR, command: consume(300) },
      { at: NOON + DAY, command: report(600) },
      { at: NOON + 2 * DAY, command: consume(10) },
    ];
    expect(replayOf(pastOf(asked, OPEN), budget()).result().days).toEqual([
      {
        day: '2026-11-23',
        crossed: [{ periodKey: '2026-11-23', percents: [50], used: 300, at: '2026-11-23T11:00:00.000Z' }],
        refusedRequests: 1,
        refusedQuantity: 300,
      },
      {
        day: '2026-11-24',
        crossed: [{ periodKey: '2026-11-24', percents: [50, 80, 100], used: 600, at: '2026-11-24T11:00:00.000Z' }],
        refusedRequests: 0,
        refusedQuantity: 0,
      },
    ]);
  });

  it('leaves out what became of a charge or hold that would have been refused', () => {
    const { type: _type, ...holding } = held(600);
    const charge = { quantity: 700, chargedAt: NOON, overrides: [] };
    const back = { quantity: 700, chargedBy: 'command-1', charge, reason: 'The ingest failed' };
    const asked: Asked[] = [
      { at: NOON, command: consume(700) },
      { at: NOON, command: { type: 'ReturnUsage', meter, ...back } },
      { at: NOON, command: { type: 'HoldUsage', ...holding } },
      { at: NOON, command: { type: 'CommitHold', meter, hold: HOLD, quantity: 600 } },
      { at: NOON, command: consume(100) },
    ];
    const replay = replayOf(pastOf(asked, OPEN), budget());
    expect(replay.result()).toMatchObject({
      replayed: 3,
      days: [{ crossed: [], refusedRequests: 2, refusedQuantity: 1300 }],
    });
  });

  it('lets overrides of the past admit what they admitted', () => {
    const asked = [
      { at: NOON, command: grant({ amount: 100 }) },
      { at: NOON, command: consume(600) },
    ];
    const [day] = replayOf(pastOf(asked, OPEN), budget()).result().days;
    expect(day).toMatchObject({ refusedRequests: 0, crossed: [{ percents: [50, 80, 100] }] });
  });

  it('refuses a budget that could not be set', () => {
    const wrong = BudgetReplay.begin(IDENTITY, budget({ softCap: 10, hardCap: 5 }), NOON);
    expect(wrong).toMatchObject({ code: 'budget-caps-out-of-order' });
  });
});

describe('a preview of the budget that was in force', () => {
  const quantity = fc.integer({ min: 1, max: 300 });
  const command: fc.Arbitrary<LedgerCommand> = fc.oneof(
    { weight: 4, arbitrary: quantity.map((each): LedgerCommand => consume(each)) },
    { weight: 1, arbitrary: quantity.map((each): LedgerCommand => report(each)) },
  );
  const pause = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3 * DAY }));
  const history = fc.array(fc.record({ command, pause, lasts: fc.integer({ min: 1, max: 2 * DAY }) }), {
    maxLength: 25,
  });
  const settings = fc.record({
    period: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
    limit: fc.integer({ min: 1, max: 900 }),
    thresholds: fc.constantFrom([50, 80, 100], [10, 150], []),
    softCap: fc.option(fc.integer({ min: 1, max: 900 })),
  });

  it('fires what really fired, when it did, and refuses nothing that was admitted', () => {
    fc.assert(
      fc.property(history, settings, fc.nat(5), (steps, given, every) => {
        let at = NOON;
        const asked = steps.flatMap((step, index): Asked[] => {
          at += step.pause;
          const override = { override: `eu_o${index}`, amount: 50, endsAt: at + step.lasts };
          return [...(index % 6 === every ? [{ at, command: grant(override) }] : []), { at, command: step.command }];
        });
        const past = pastOf(asked, { type: 'SetBudget', ...IDENTITY, ...budget(given) });
        const fired = past.flatMap(({ event, at: time }) =>
          event.type === 'ThresholdsCrossed' ? [{ at: new Date(time).toISOString(), percents: event.percents }] : [],
        );
        const { days } = replayOf(past, budget(given)).result();
        expect(
          days.flatMap(({ crossed }) => crossed.map(({ at: time, percents }) => ({ at: time, percents }))),
        ).toEqual(fired);
        expect(days.every(({ refusedRequests }) => refusedRequests === 0)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
