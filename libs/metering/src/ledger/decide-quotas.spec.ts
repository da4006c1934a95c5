import { describe, expect, it } from '@jest/globals';
import { given } from '@chancery/testing';
import type { PlanQuota } from './ledger.events.ts';
import { ledgerDecider } from './ledger.decide.ts';
import { budgetSet, consumed, IDENTITY, MIDNIGHT, NOON, opened, quotasSet } from './testing/ledger-samples.ts';

const MONTHLY: PlanQuota = { period: 'month', limit: 1000 };
const DAILY: PlanQuota = { period: 'day', limit: 100 };
const setQuotas = (quotas: readonly PlanQuota[], given: object = {}) => ({
  type: 'SetPlanQuotas' as const,
  ...IDENTITY,
  plan: 'starter',
  quotas,
  ...given,
});

describe('SetPlanQuotas', () => {
  it('opens the ledger where it is not open', () => {
    given(ledgerDecider)
      .when(setQuotas([MONTHLY]), NOON)
      .then(opened(), quotasSet(MONTHLY));
  });

  it('replaces all quotas, and keeps what was used', () => {
    const before = given(ledgerDecider, [opened(), quotasSet(MONTHLY), consumed(40)]);
    before.when(setQuotas([DAILY]), NOON).then(quotasSet(DAILY));
    const { state } = given(ledgerDecider, [opened(), quotasSet(MONTHLY), consumed(40), quotasSet()]);
    expect(state).toMatchObject({ planQuotas: { quotas: [] }, used: { day: 40, week: 40, month: 40 } });
  });

  it('changes nothing when they are the same, in whatever order they come, and records what time has done', () => {
    const both = given(ledgerDecider, [opened(), quotasSet(DAILY, MONTHLY)]);
    both.when(setQuotas([MONTHLY, DAILY]), NOON).then();
    expect(both.when(setQuotas([MONTHLY, DAILY]), MIDNIGHT).decision).toMatchObject({
      kind: 'accepted',
      events: [{ type: 'PeriodOpened' }],
    });
  });

  it('records another plan with the same quotas', () => {
    const { decision } = given(ledgerDecider, [opened(), quotasSet(DAILY)]).when(
      setQuotas([DAILY], { plan: 'team' }),
      NOON,
    );
    expect(decision).toMatchObject({ events: [{ type: 'PlanQuotasSet', plan: 'team' }] });
  });

  it('moves the ledger to another time zone even when the quotas stay', () => {
    const before = given(ledgerDecider, [opened(), quotasSet(DAILY)]);
    const { decision } = before.when(setQuotas([DAILY], { timeZone: 'America/New_York' }), NOON);
    expect(decision).toMatchObject({ events: [{ type: 'TimeZoneChanged', timeZone: 'America/New_York' }] });
  });

  it('refuses a limit out of range and two quotas for one period', () => {
    given(ledgerDecider)
      .when(setQuotas([{ period: 'day', limit: 0 }]), NOON)
      .thenRejected('quantity-out-of-range', { field: 'limit' });
    given(ledgerDecider)
      .when(setQuotas([DAILY, { ...DAILY, limit: 7 }]), NOON)
      .thenRejected('plan-quotas-ambiguous');
  });
});

describe('OpenLedger', () => {
  const open = { type: 'OpenLedger' as const, ...IDENTITY };

  it('begins counting, once, and then records what time has done', () => {
    given(ledgerDecider).when(open, NOON).then(opened());
    given(ledgerDecider, [opened()]).when(open, NOON).then();
    expect(given(ledgerDecider, [opened(), budgetSet()]).when(open, MIDNIGHT).decision).toMatchObject({
      kind: 'accepted',
      events: [{ type: 'PeriodOpened' }],
    });
  });

  it('moves the ledger to the time zone the tenant is in now', () => {
    const moved = { ...open, timeZone: 'America/New_York' };
    const { decision } = given(ledgerDecider, [opened()]).when(moved, NOON);
    expect(decision).toMatchObject({ events: [{ type: 'TimeZoneChanged', timeZone: 'America/New_York' }] });
  });
});
