import { describe, expect, it } from '@jest/globals';
import { given } from '@chancery/testing';
import { MAX_OVERRIDES } from './decide-override.ts';
import type { LedgerEvent } from './ledger.events.ts';
import { ledgerDecider } from './ledger.decide.ts';
import {
  budgetSet,
  consume,
  consumed,
  crossed,
  grant,
  HOUR,
  MIDNIGHT,
  NOON,
  opened,
  overrideGranted,
} from './testing/ledger-samples.ts';

const ledger = (...events: readonly LedgerEvent[]) => given(ledgerDecider, [opened(), ...events]);
const meter = 'rows';
const expired = (unused: number): LedgerEvent => ({ type: 'OverrideExpired', meter, override: 'eu_o1', unused });
const stopped = [budgetSet(), consumed(500), crossed([50, 80, 100], 500)];

describe('GrantOverride', () => {
  it('needs a reason, an amount and an end, and records who granted it', () => {
    ledger().when(grant(), NOON).then(overrideGranted());
  });

  it.each([0, 1.5])('refuses an amount of %p', (amount) => {
    ledger().when(grant({ amount }), NOON).thenRejected('quantity-out-of-range', { field: 'amount' });
  });

  it('refuses a reason of fewer than ten characters, blanks around it not counted', () => {
    ledger()
      .when(grant({ reason: '  too short  ' }), NOON)
      .thenRejected('override-reason-too-short', { length: 9 });
    ledger()
      .when(grant({ reason: 'long enuff' }), NOON)
      .then(overrideGranted({ reason: 'long enuff' }));
  });

  it('refuses an end that is not ahead', () => {
    ledger()
      .when(grant({ endsAt: NOON }), NOON)
      .thenRejected('override-end-not-ahead', { endsAt: '2026-11-23T11:00:00.000Z', now: '2026-11-23T11:00:00.000Z' });
    ledger()
      .when(grant({ endsAt: NaN }), NOON)
      .thenRejected('override-end-not-ahead', { endsAt: 'no date' });
    ledger()
      .when(grant({ endsAt: NOON + 1 }), NOON)
      .then(overrideGranted({ endsAt: NOON + 1 }));
  });

  it('refuses one override too many', () => {
    const many = Array.from({ length: MAX_OVERRIDES }, (_, index) => overrideGranted({ override: `eu_o${index}` }));
    ledger(...many)
      .when(grant({ override: 'eu_o99' }), NOON)
      .thenRejected('override-too-many');
  });

  it('records first what has ended', () => {
    const again = grant({ override: 'eu_o2', endsAt: NOON + 2 * HOUR });
    ledger(overrideGranted())
      .when(again, NOON + HOUR)
      .then(expired(100), overrideGranted({ override: 'eu_o2', endsAt: NOON + 2 * HOUR }));
  });
});

describe('the end of an override', () => {
  it('comes by decision at its exact millisecond', () => {
    const granted = ledger(...stopped, overrideGranted());
    granted.when(consume(1), NOON + HOUR - 1).then(consumed(1, [{ override: 'eu_o1', quantity: 1 }]));
    granted.when(consume(1), NOON + HOUR).thenRejected('budget-soft-stopped', { overrideRemaining: 0, shortage: 1 });
  });

  it('is recorded by the first decision after it that records anything, with what nobody drew', () => {
    const drawn = consumed(30, [{ override: 'eu_o1', quantity: 30 }]);
    ledger(budgetSet({ limit: 1000 }), overrideGranted(), drawn)
      .when(consume(1), NOON + HOUR)
      .then(expired(70), consumed(1));
  });

  it('is not recorded of one that was exhausted, and that one is gone with the period', () => {
    const exhausting = consumed(100, [{ override: 'eu_o1', quantity: 100 }]);
    const exhausted: LedgerEvent = { type: 'OverrideExhausted', meter, override: 'eu_o1' };
    const spent = ledger(...stopped, overrideGranted(), exhausting, exhausted);
    spent.when(consume(1), NOON + HOUR).thenRejected('budget-soft-stopped', { overrideRemaining: 0 });
    const { decision } = spent.when(consume(1), MIDNIGHT);
    expect(decision).toMatchObject({ events: [{ type: 'PeriodOpened', carried: { overrides: [] } }, consumed(1)] });
  });

  it('leaves nothing of an exhausted one behind when it falls on the end of a period', () => {
    const exhausting = consumed(100, [{ override: 'eu_o1', quantity: 100 }]);
    const { decision } = ledger(...stopped, overrideGranted({ endsAt: MIDNIGHT }), exhausting).when(
      consume(1),
      MIDNIGHT,
    );
    expect(decision).toMatchObject({ events: [{ type: 'PeriodOpened', carried: { overrides: [] } }, consumed(1)] });
  });

  it('is not brought about by a new period', () => {
    const { decision } = ledger(overrideGranted({ endsAt: MIDNIGHT + HOUR })).when(consume(1), MIDNIGHT);
    expect(decision).toMatchObject({
      events: [{ type: 'PeriodOpened', carried: { overrides: [{ override: 'eu_o1', remaining: 100 }] } }, consumed(1)],
    });
  });

  it('comes before the period that turned in the meantime', () => {
    const { decision } = ledger(overrideGranted()).when(consume(1), MIDNIGHT);
    expect(decision).toMatchObject({
      events: [expired(100), { type: 'PeriodOpened', carried: { overrides: [] } }, consumed(1)],
    });
  });
});

describe('ReverseOverride', () => {
  const reason = 'Granted to the wrong tenant';
  const reverse = { type: 'ReverseOverride' as const, meter, override: 'eu_o1', reason };
  const reversed = (unused: number): LedgerEvent => ({
    type: 'OverrideReversed',
    meter,
    override: 'eu_o1',
    reason,
    unused,
  });

  it('takes back what nobody drew; what was admitted stays', () => {
    const drawn = consumed(30, [{ override: 'eu_o1', quantity: 30 }]);
    ledger(...stopped, overrideGranted(), drawn)
      .when(reverse, NOON)
      .then(reversed(70));
    ledger(...stopped, overrideGranted(), drawn, reversed(70))
      .when(consume(1), NOON)
      .thenRejected('budget-soft-stopped', { used: 530, overrideRemaining: 0 });
  });

  it('refuses an override that never was, or has ended', () => {
    ledger().when(reverse, NOON).thenRejected('override-not-in-force', { override: 'eu_o1' });
    ledger(overrideGranted())
      .when(reverse, NOON + HOUR)
      .thenRejected('override-not-in-force');
    const exhausting = consumed(100, [{ override: 'eu_o1', quantity: 100 }]);
    ledger(...stopped, overrideGranted(), exhausting)
      .when(reverse, NOON + HOUR)
      .thenRejected('override-not-in-force');
  });

  it('needs a reason too', () => {
    ledger(overrideGranted())
      .when({ ...reverse, reason: 'oops' }, NOON)
      .thenRejected('override-reason-too-short');
  });

  it('opens the next period first', () => {
    const { decision } = ledger(overrideGranted({ endsAt: MIDNIGHT + HOUR })).when(reverse, MIDNIGHT);
    expect(decision).toMatchObject({ events: [{ type: 'PeriodOpened' }, reversed(100)] });
  });
});
