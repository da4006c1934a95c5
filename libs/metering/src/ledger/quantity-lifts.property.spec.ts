import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from '@chancery/kernel';
import type { Decision, EpochMs, JsonObject, LiftRequest, Rejection } from '@chancery/kernel';
import { MAX_HOLD_AHEAD } from './decide-hold.ts';
import type { LedgerCommand } from './ledger.commands.ts';
import { ledgerDecider } from './ledger.decide.ts';
import type { LedgerEvent, PlanQuota } from './ledger.events.ts';
import { UNOPENED } from './ledger.state.ts';
import type { LedgerState } from './opened-ledger.ts';
import {
  budgetSet,
  consume,
  correct,
  held,
  HOLD,
  HOUR,
  IDENTITY,
  NOON,
  opened,
  quotasSet,
  report,
  reported,
  setBudget,
} from './testing/ledger-samples.ts';

// What a refused quantity has to be, or wait for, is said in the refusal: as said it passes, and with one unit, or one
// millisecond, less it does not. Budgets and overrides: testing/duo-lifts.ts, along with the model.

const { meter } = IDENTITY;
const amount = fc.integer({ min: 1, max: 300 });

function after(...events: readonly LedgerEvent[]): LedgerState {
  return fold(ledgerDecider.evolve, UNOPENED, [opened(), ...events]);
}

function decide(command: LedgerCommand, state: LedgerState, now: EpochMs = NOON): Decision<LedgerEvent> {
  return ledgerDecider.decide(command, state, now);
}

function codeOf(decision: Decision<LedgerEvent>): string {
  return decision.kind === 'accepted' ? 'accepted' : decision.rejection.code;
}

/** How often a refusal of this code was followed: a property of nothing holds. */
class Followed {
  private count = 0;

  constructor(private readonly code: string) {}

  /** The refusal, if it is the one; otherwise the case is left. */
  refusal(decision: Decision<LedgerEvent>): Rejection {
    fc.pre(codeOf(decision) === this.code);
    if (decision.kind === 'accepted') throw new Error('It was accepted');
    this.count++;
    return decision.rejection;
  }

  check(): void {
    expect(this.count).toBeGreaterThan(50);
  }
}

/** The command that a request of a way out makes of its body. */
function commandOf({ path, body }: LiftRequest): LedgerCommand {
  const given = body as JsonObject & { readonly quantity: number };
  if (path.endsWith('/commit')) return { type: 'CommitHold', meter, hold: HOLD, quantity: given.quantity };
  if (path.endsWith('/usage/report')) return report(given.quantity);
  throw new Error(`Nobody follows ${path}`);
}

function requestsOf({ lift: [first] }: Rejection): readonly LiftRequest[] {
  if (!first?.request) throw new Error('It offers no request');
  return [first.request, ...(first.also ?? [])];
}

describe('what a refused quantity is told', () => {
  it('is the smallest plan that allows it, and the moment from which this one does', () => {
    const followed = new Followed('plan-quota-exceeded');
    const quota = fc.option(fc.integer({ min: 1, max: 300 }), { nil: null });
    const budget = fc.option(fc.integer({ min: 100, max: 600 }), { nil: null });
    fc.assert(
      fc.property(
        quota,
        quota,
        quota,
        budget,
        fc.integer({ min: 0, max: 300 }),
        amount,
        (day, week, month, cap, used, asked) => {
          const quotas = Object.entries({ day, week, month }).flatMap(([period, limit]): PlanQuota[] =>
            limit === null ? [] : [{ period: period as PlanQuota['period'], limit }],
          );
          const before = [
            quotasSet(...quotas),
            ...(cap === null ? [] : [budgetSet({ limit: cap })]),
            ...(used > 0 ? [reported(used)] : []),
          ];
          const refusal = followed.refusal(decide(consume(asked), after(...before)));
          const larger = refusal.facts['larger'] as unknown as readonly PlanQuota[];
          const planned = (changed: readonly PlanQuota[]) => {
            const kept = quotas.filter(({ period }) => !changed.some((each) => each.period === period));
            return codeOf(decide(consume(asked), after(...before, quotasSet(...kept, ...changed))));
          };
          // A soft cap that is passed as well is told of by the next refusal.
          const stopped = cap !== null && used + asked > cap;
          expect(planned(larger)).toBe(stopped ? 'budget-soft-stopped' : 'accepted');
          expect(refusal.lift[0]?.action.includes('is in the way')).toBe(stopped);
          for (const one of larger) {
            const less = larger.map((each) => (each === one ? { ...each, limit: each.limit - 1 } : each));
            expect(planned(less)).toBe('plan-quota-exceeded');
          }
          for (const { action } of refusal.lift.slice(1)) {
            const until = Date.parse(/^Wait until (\S+),/.exec(action)?.[1] ?? '');
            expect(codeOf(decide(consume(asked), after(...before), until))).toBe('accepted');
            expect(codeOf(decide(consume(asked), after(...before), until - 1))).not.toBe('accepted');
          }
          if (refusal.lift.length === 1)
            expect(asked).toBeGreaterThan(Math.min(...quotas.map(({ limit }) => limit), cap ?? 600));
        },
      ),
      { numRuns: 2000 },
    );
    followed.check();
  });

  it('is what a hold has room for, and the rest to report: together what was asked for', () => {
    const followed = new Followed('hold-exceeded');
    fc.assert(
      fc.property(amount, amount, (reserved, used) => {
        const state = after(held(reserved));
        const command: LedgerCommand = { type: 'CommitHold', meter, hold: HOLD, quantity: used };
        const requests = requestsOf(followed.refusal(decide(command, state)));
        const end = requests.reduce((ledger, request) => {
          const decision = decide(commandOf(request), ledger);
          expect(codeOf(decision)).toBe('accepted');
          return fold(ledgerDecider.evolve, ledger, decision.events);
        }, state);
        expect(end).toMatchObject({ held: 0, used: { day: used, week: used, month: used } });
        expect(codeOf(decide({ ...command, quantity: reserved + 1 }, state))).toBe('hold-exceeded');
      }),
      { numRuns: 500 },
    );
    followed.check();
  });

  it('is the last end that a hold may have', () => {
    const followed = new Followed('hold-end-out-of-range');
    fc.assert(
      fc.property(fc.integer({ min: -HOUR, max: 2 * MAX_HOLD_AHEAD }), (ahead) => {
        const hold = { type: 'HoldUsage' as const, meter, hold: HOLD, heldBy: 'eu_aadmin', quantity: 1 };
        const { facts } = followed.refusal(decide({ ...hold, endsAt: NOON + ahead }, after()));
        const latest = Date.parse(facts['latest'] as string);
        expect(codeOf(decide({ ...hold, endsAt: latest }, after()))).toBe('accepted');
        expect(codeOf(decide({ ...hold, endsAt: latest + 1 }, after()))).toBe('hold-end-out-of-range');
        const now = Date.parse(facts['now'] as string);
        expect(codeOf(decide({ ...hold, endsAt: now + 1 }, after()))).toBe('accepted');
        expect(codeOf(decide({ ...hold, endsAt: now }, after()))).toBe('hold-end-out-of-range');
      }),
      { numRuns: 500 },
    );
    followed.check();
  });

  it('is how much of a use can still be taken away', () => {
    const followed = new Followed('correction-below-zero');
    fc.assert(
      fc.property(amount, amount, amount, (recorded, first, asked) => {
        const state = fold(
          ledgerDecider.evolve,
          after(reported(recorded)),
          decide(correct(-first, recorded), after(reported(recorded))).events,
        );
        const refusal = followed.refusal(decide(correct(-asked, recorded), state));
        const left = Number(refusal.facts['left']);
        expect(codeOf(decide(correct(-left - 1, recorded), state))).toBe('correction-below-zero');
        if (left === 0) return;
        const [request] = requestsOf(refusal);
        const { quantity } = request?.body as { readonly quantity: number };
        expect(codeOf(decide(correct(quantity, recorded), state))).toBe('accepted');
      }),
      { numRuns: 500 },
    );
    followed.check();
  });

  it('is that use of too long ago, or of the future, can be reported as of now', () => {
    for (const [code, earliest, last] of [
      ['usage-report-too-late', -60 * 24 * HOUR, 0],
      ['usage-not-yet-occurred', 0, 60 * 24 * HOUR],
    ] as const) {
      const followed = new Followed(code);
      fc.assert(
        fc.property(amount, fc.integer({ min: earliest / HOUR, max: last / HOUR }), (quantity, hours) => {
          const refusal = followed.refusal(decide(report(quantity, NOON + hours * HOUR), after()));
          const request = refusal.lift.find((each) => each.request)?.request;
          if (!request) throw new Error('It offers no request');
          const decision = decide(commandOf(request), after());
          expect(decision.events).toContainEqual(reported(quantity));
        }),
        { numRuns: 500 },
      );
      followed.check();
    }
  });

  it('is where the caps of a budget would have to be', () => {
    const followed = new Followed('budget-caps-out-of-order');
    fc.assert(
      fc.property(amount, amount, (softCap, hardCap) => {
        followed.refusal(decide(setBudget({ softCap, hardCap }), after()));
        expect(codeOf(decide(setBudget({ softCap, hardCap: softCap }), after()))).toBe('accepted');
        expect(codeOf(decide(setBudget({ softCap, hardCap: softCap - 1 }), after()))).toBe('budget-caps-out-of-order');
        expect(codeOf(decide(setBudget({ softCap: hardCap, hardCap }), after()))).toBe('accepted');
        expect(codeOf(decide(setBudget({ softCap: hardCap + 1, hardCap }), after()))).toBe('budget-caps-out-of-order');
      }),
      { numRuns: 500 },
    );
    followed.check();
  });

  it('is the range of thresholds', () => {
    const followed = new Followed('budget-thresholds-out-of-range');
    const percents = fc.array(fc.oneof(fc.integer({ min: -5, max: 2000 }), fc.double()), { maxLength: 25 });
    fc.assert(
      fc.property(percents, (thresholds) => {
        const { facts } = followed.refusal(decide(setBudget({ thresholds }), after()));
        const [minimum, maximum, maximumCount] = ['minimum', 'maximum', 'maximumCount'].map((each) =>
          Number(facts[each]),
        ) as [number, number, number];
        const within = (percent: number) => Math.round(Math.min(Math.max(percent || minimum, minimum), maximum));
        const mended = [...new Set(thresholds.map(within))].slice(0, maximumCount);
        expect(codeOf(decide(setBudget({ thresholds: mended }), after()))).toBe('accepted');
      }),
      { numRuns: 1000 },
    );
    followed.check();
  });
});
