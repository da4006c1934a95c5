import { describe, expect, it } from '@jest/globals';
import { fold } from '@chancery/kernel';
import { given } from '@chancery/testing';
import { MAX_HOLD_AHEAD, MAX_HOLDS } from './decide-hold.ts';
import { lapsedAt } from './lapses.ts';
import type { LedgerEvent } from './ledger.events.ts';
import { ledgerDecider } from './ledger.decide.ts';
import { evolveLedger, UNOPENED } from './ledger.state.ts';
import type { OpenedLedger } from './opened-ledger.ts';
import {
  budgetSet,
  consume,
  consumed,
  crossed,
  held,
  HOLD,
  HOUR,
  MIDNIGHT,
  NOON,
  opened,
  overrideGranted,
  quotasSet,
} from './testing/ledger-samples.ts';

const meter = 'rows';
const events = (...later: readonly LedgerEvent[]) => [opened(), budgetSet(), ...later];
const ledger = (...later: readonly LedgerEvent[]) => given(ledgerDecider, events(...later));
const hold = (quantity: number, endsAt = NOON + HOUR) =>
  ({ type: 'HoldUsage', meter, hold: HOLD, heldBy: 'eu_aadmin', quantity, endsAt }) as const;
const commit = (quantity: number, of = HOLD) => ({ type: 'CommitHold', meter, hold: of, quantity }) as const;
const release = { type: 'ReleaseHold', meter, hold: HOLD } as const;
const renew = (endsAt: number) => ({ type: 'RenewHold', meter, hold: HOLD, endsAt }) as const;
const expired = (quantity: number): LedgerEvent => ({ type: 'HoldExpired', meter, hold: HOLD, held: quantity });
const stateAfter = (...all: readonly LedgerEvent[]) => fold(evolveLedger, UNOPENED, all) as OpenedLedger;

describe('HoldUsage', () => {
  it('reserves what fits, and fires no threshold', () => {
    ledger().when(hold(500), NOON).then(held(500));
  });

  it('counts against every cap at once, for consume and for other holds', () => {
    ledger(held(450)).when(consume(51), NOON).thenRejected('budget-soft-stopped', { held: 450, shortage: 1 });
    ledger(held(450)).when(consume(50), NOON).then(consumed(50));
    ledger(held(450)).when(hold(51), NOON).thenRejected('budget-soft-stopped');
    ledger(budgetSet({ hardCap: 500 }), held(450))
      .when(hold(51), NOON)
      .thenRejected('budget-hard-capped');
    ledger(quotasSet({ period: 'month', limit: 460 }), held(450))
      .when(hold(11), NOON)
      .thenRejected('plan-quota-exceeded');
  });

  it('draws from overrides what lies beyond the soft cap, and exhausts them', () => {
    const draws = [{ override: 'eu_o1', quantity: 100 }];
    ledger(overrideGranted())
      .when(hold(600), NOON)
      .then(held(600, { overrides: draws }), { type: 'OverrideExhausted', meter, override: 'eu_o1' });
    ledger(overrideGranted()).when(hold(601), NOON).thenRejected('budget-soft-stopped', { shortage: 1 });
  });

  it('needs an end ahead, at most 31 days', () => {
    const latest = NOON + MAX_HOLD_AHEAD;
    ledger().when(hold(1, NOON), NOON).thenRejected('hold-end-out-of-range', { now: '2026-11-23T11:00:00.000Z' });
    ledger()
      .when(hold(1, latest + 1), NOON)
      .thenRejected('hold-end-out-of-range', { latest: '2026-12-24T11:00:00.000Z' });
    ledger().when(hold(1, NaN), NOON).thenRejected('hold-end-out-of-range', { endsAt: 'no date' });
    ledger()
      .when(hold(1, latest), NOON)
      .then(held(1, { endsAt: latest }));
  });

  it('refuses one too many, and what is no quantity', () => {
    const many = Array.from({ length: MAX_HOLDS }, (_, index) => held(1, { hold: `${HOLD}${index}` }));
    given(ledgerDecider, [opened(), ...many])
      .when(hold(1), NOON)
      .thenRejected('hold-too-many', { maximum: MAX_HOLDS });
    ledger().when(hold(0), NOON).thenRejected('quantity-out-of-range');
  });
});

describe('CommitHold', () => {
  it('charges what was used, frees the rest, and fires thresholds', () => {
    const committed: LedgerEvent = { type: 'HoldCommitted', meter, hold: HOLD, held: 300, quantity: 250 };
    ledger(held(300))
      .when(commit(250), NOON)
      .then(committed, crossed([50], 250));
    expect(stateAfter(...events(held(300), committed))).toMatchObject({
      used: { day: 250, week: 250, month: 250 },
      held: 0,
      holds: [],
    });
  });

  it('is refused by no cap: a lower budget set meanwhile, or a plan', () => {
    const lowered = [
      budgetSet({ limit: 100, thresholds: [], hardCap: 100, epoch: 2 }),
      quotasSet({ period: 'day', limit: 1 }),
    ];
    ledger(held(300), ...lowered)
      .when(commit(300), NOON)
      .then({ type: 'HoldCommitted', meter, hold: HOLD, held: 300, quantity: 300 });
  });

  it('gives back to the override first what was beyond the cap, and the rest stays drawn', () => {
    const draws = (quantity: number) => [{ override: 'eu_o1', quantity }];
    const before = events(budgetSet({ thresholds: [] }), overrideGranted(), held(580, { overrides: draws(80) }));
    const committed: LedgerEvent = {
      type: 'HoldCommitted',
      meter,
      hold: HOLD,
      held: 580,
      quantity: 530,
      overrides: draws(30),
      givenBack: draws(50),
    };
    given(ledgerDecider, before).when(commit(530), NOON).then(committed);
    expect(stateAfter(...before, committed).overrides).toMatchObject([{ remaining: 70 }]);
    given(ledgerDecider, before)
      .when(commit(500), NOON)
      .then({ type: 'HoldCommitted', meter, hold: HOLD, held: 580, quantity: 500, givenBack: draws(80) });
  });

  it('fills no override that has ended', () => {
    const draws = [{ override: 'eu_o1', quantity: 100 }];
    const before = events(overrideGranted(), held(600, { overrides: draws, endsAt: NOON + 3 * HOUR }));
    given(ledgerDecider, before)
      .when({ ...release }, NOON + 2 * HOUR)
      .then({ type: 'HoldReleased', meter, hold: HOLD, held: 600 });
  });

  it('refuses more than is held, and says how to record it', () => {
    ledger(held(50)).when(commit(60), NOON).thenRejected('hold-exceeded', { held: 50, requested: 60, excess: 10 });
    const { rejection } = ledgerDecider.decide(commit(60), stateAfter(...events(held(50))), NOON) as never as {
      rejection: { lift: unknown };
    };
    expect(rejection.lift).toMatchObject([
      {
        by: 'usage:report',
        request: { path: `/v1/tenants/eu_tsample/usage/holds/${HOLD}/commit`, body: { quantity: 50 } },
        also: [{ path: '/v1/tenants/eu_tsample/usage/report', body: { meter, quantity: 10 } }],
      },
    ]);
  });

  it('refuses a hold that is not there, and zero', () => {
    ledger().when(commit(1), NOON).thenRejected('hold-not-standing');
    ledger(held(50)).when(commit(0), NOON).thenRejected('quantity-out-of-range');
    ledger(held(50)).when(commit(1, 'eu_hother'), NOON).thenRejected('hold-not-standing');
  });

  it('charges the period under way, though the hold was made in the one before', () => {
    const before = events(held(300, { endsAt: MIDNIGHT + HOUR }));
    const { events: decided } = ledgerDecider.decide(commit(300), stateAfter(...before), MIDNIGHT);
    expect(decided.map(({ type }) => type)).toEqual(['PeriodOpened', 'HoldCommitted', 'ThresholdsCrossed']);
    expect(stateAfter(...before, ...decided).used).toEqual({ day: 300, week: 300, month: 300 });
  });
});

describe('ReleaseHold and RenewHold', () => {
  it('free all of a hold', () => {
    const released: LedgerEvent = { type: 'HoldReleased', meter, hold: HOLD, held: 300 };
    ledger(held(300)).when(release, NOON).then(released);
    ledger(held(300), released).when(release, NOON).thenRejected('hold-not-standing');
    ledger(held(300), released).when(hold(500), NOON).then(held(500));
  });

  it('give a hold another end', () => {
    const renewed: LedgerEvent = { type: 'HoldRenewed', meter, hold: HOLD, endsAt: NOON + 2 * HOUR };
    ledger(held(300))
      .when(renew(NOON + 2 * HOUR), NOON)
      .then(renewed);
    ledger(held(300))
      .when(renew(NOON + HOUR), NOON)
      .then();
    ledger(held(300)).when(renew(NOON), NOON).thenRejected('hold-end-out-of-range');
    ledger()
      .when(renew(NOON + HOUR), NOON)
      .thenRejected('hold-not-standing');
    ledger(held(300), renewed)
      .when(commit(300), NOON + HOUR)
      .then({ type: 'HoldCommitted', meter, hold: HOLD, held: 300, quantity: 300 }, crossed([50], 300));
  });
});

describe('a hold whose end has come', () => {
  it('is freed by the next decision, which records it', () => {
    ledger(held(450))
      .when(consume(51), NOON + HOUR - 1)
      .thenRejected('budget-soft-stopped');
    ledger(held(450))
      .when(consume(51), NOON + HOUR)
      .then(expired(450), consumed(51));
    ledger(held(450))
      .when(commit(1), NOON + HOUR)
      .thenRejected('hold-not-standing');
    ledger(held(450))
      .when(release, NOON + HOUR)
      .thenRejected('hold-not-standing');
  });

  it('fills the override it had drawn, when that goes on', () => {
    const draws = [{ override: 'eu_o1', quantity: 50 }];
    const state = stateAfter(...events(overrideGranted({ endsAt: NOON + 2 * HOUR }), held(550, { overrides: draws })));
    const { ledger: lapsed, events: recorded } = lapsedAt(state, NOON + HOUR);
    expect(recorded).toEqual([{ ...expired(550), givenBack: draws }]);
    expect(lapsed).toMatchObject({ held: 0, holds: [], overrides: [{ remaining: 100 }] });
  });

  it('fills none that ends at the same moment: that one is expired with what nobody drew', () => {
    const draws = [{ override: 'eu_o1', quantity: 50 }];
    const state = stateAfter(...events(overrideGranted(), held(550, { overrides: draws })));
    expect(lapsedAt(state, NOON + HOUR).events).toEqual([
      expired(550),
      { type: 'OverrideExpired', meter, override: 'eu_o1', unused: 50 },
    ]);
  });

  it('is carried into the next period while it stands', () => {
    const state = stateAfter(...events(held(300, { endsAt: MIDNIGHT + HOUR })));
    const { ledger: next, events: recorded } = lapsedAt(state, MIDNIGHT);
    expect(next).toMatchObject({ held: 300, holds: [{ hold: HOLD }], lapsesAt: MIDNIGHT + HOUR });
    expect(fold(evolveLedger, UNOPENED, recorded)).toEqual(next);
  });
});
