import { describe, expect, it } from '@jest/globals';
import { given } from '@chancery/testing';
import { fold } from '@chancery/kernel';
import { MAX_OVERRIDES } from './decide-override.ts';
import { MAX_REQUESTS } from './decide-request.ts';
import { lapsedAt } from './lapses.ts';
import type { LedgerEvent, OverrideRequested } from './ledger.events.ts';
import { ledgerDecider } from './ledger.decide.ts';
import { evolveLedger, UNOPENED } from './ledger.state.ts';
import type { OpenedLedger } from './opened-ledger.ts';
import {
  budgetSet,
  consume,
  consumed,
  grant,
  HOUR,
  MIDNIGHT,
  NOON,
  opened,
  overrideGranted,
  setBudget,
  settings,
} from './testing/ledger-samples.ts';

const meter = 'rows';
const reason = 'Quarter-end close, agreed with the controller';
const ledger = (...events: readonly LedgerEvent[]) => given(ledgerDecider, [opened(), ...events]);
const asked = { override: 'eu_o1', requestedBy: 'eu_amember', reason, amount: 100, endsAt: NOON + HOUR };
const request = (change: object = {}) => ({ type: 'RequestOverride' as const, meter, ...asked, ...change });
const approve = (approvedBy: string) => ({ type: 'ApproveOverride' as const, meter, override: 'eu_o1', approvedBy });
const refuse = (refusedBy: string, why = 'Wait for the next month') =>
  ({ type: 'RefuseOverride', meter, override: 'eu_o1', refusedBy, reason: why }) as const;
const requested = (change: Partial<OverrideRequested> = {}): OverrideRequested => ({
  type: 'OverrideRequested',
  meter,
  ...asked,
  requestedAt: NOON,
  ...change,
});
const approved = (approvedBy: string): LedgerEvent => ({
  type: 'OverrideApproved',
  meter,
  override: 'eu_o1',
  approvedBy,
});
const granted = (...approvedBy: readonly string[]): LedgerEvent => {
  const grantedBy = approvedBy.at(-1) ?? '';
  return overrideGranted({ grantedBy, requestedBy: 'eu_amember', requestedAt: NOON, approvedBy });
};
const lapsed: LedgerEvent = { type: 'OverrideRequestLapsed', meter, override: 'eu_o1' };
const TWO = budgetSet({ approvals: 2 });

describe('RequestOverride', () => {
  it('needs a reason, an amount and an end, and allows nothing yet', () => {
    ledger().when(request(), NOON).then(requested());
    ledger()
      .when(request({ amount: 0 }), NOON)
      .thenRejected('quantity-out-of-range');
    ledger()
      .when(request({ reason: 'short' }), NOON)
      .thenRejected('override-reason-too-short');
    ledger()
      .when(request({ endsAt: NOON }), NOON)
      .thenRejected('override-end-not-ahead');
    ledger(budgetSet(), consumed(500), requested()).when(consume(1), NOON).thenRejected('budget-soft-stopped', {
      overrideRemaining: 0,
    });
  });

  it('refuses one too many', () => {
    const many = Array.from({ length: MAX_REQUESTS }, (_, index) => requested({ override: `eu_o${index}` }));
    ledger(...many)
      .when(request({ override: 'eu_oxyz' }), NOON)
      .thenRejected('override-request-too-many');
  });
});

describe('ApproveOverride', () => {
  it('puts the override in force, as someone other than who asked', () => {
    ledger(requested()).when(approve('eu_amember'), NOON).thenRejected('override-approver-not-other');
    ledger(requested())
      .when(approve('eu_aone'), NOON + 5)
      .then(granted('eu_aone'));
    ledger(budgetSet(), consumed(500), requested(), granted('eu_aone'))
      .when(consume(1), NOON)
      .then(consumed(1, [{ override: 'eu_o1', quantity: 1 }]), {
        type: 'ThresholdsCrossed',
        meter,
        budget: 'daily',
        period: 'day',
        periodKey: '2026-11-23',
        epoch: 1,
        percents: [50, 80, 100],
        used: 501,
        limit: 500,
      });
  });

  it('takes two different others where a budget of the meter demands it', () => {
    ledger(TWO, requested()).when(approve('eu_aone'), NOON).then(approved('eu_aone'));
    const once = ledger(TWO, requested(), approved('eu_aone'));
    once.when(approve('eu_aone'), NOON).thenRejected('override-approver-not-other', { approvedBy: ['eu_aone'] });
    once.when(approve('eu_amember'), NOON).thenRejected('override-approver-not-other');
    once.when(approve('eu_atwo'), NOON).then(granted('eu_aone', 'eu_atwo'));
  });

  it('counts what the budgets demand when it is decided', () => {
    ledger(requested(), TWO).when(approve('eu_aone'), NOON).then(approved('eu_aone'));
  });

  it('refuses what is not open, and one override too many', () => {
    ledger().when(approve('eu_aone'), NOON).thenRejected('override-request-not-open');
    ledger(requested(), granted('eu_aone')).when(approve('eu_atwo'), NOON).thenRejected('override-request-not-open');
    const many = Array.from({ length: MAX_OVERRIDES }, (_, index) => overrideGranted({ override: `eu_of${index}` }));
    ledger(requested(), ...many)
      .when(approve('eu_aone'), NOON)
      .thenRejected('override-too-many');
  });
});

describe('RefuseOverride', () => {
  it('needs a reason and an open request', () => {
    const refused: LedgerEvent = {
      type: 'OverrideRefused',
      meter,
      override: 'eu_o1',
      refusedBy: 'eu_aone',
      reason: 'Wait for the next month',
      requestedAt: NOON,
    };
    ledger(requested())
      .when(refuse('eu_aone'), NOON + 5)
      .then(refused);
    ledger(requested()).when(refuse('eu_aone', 'No.'), NOON).thenRejected('override-reason-too-short');
    ledger(requested(), refused).when(refuse('eu_aone'), NOON).thenRejected('override-request-not-open');
    ledger(requested(), refused).when(approve('eu_aone'), NOON).thenRejected('override-request-not-open');
  });
});

describe('a request that nobody decides', () => {
  it('lapses by decision at the end it asked for', () => {
    ledger(requested())
      .when(approve('eu_aone'), NOON + HOUR - 1)
      .then(granted('eu_aone'));
    ledger(requested())
      .when(approve('eu_aone'), NOON + HOUR)
      .thenRejected('override-request-not-open');
    ledger(requested())
      .when(consume(1), NOON + HOUR)
      .then(lapsed, consumed(1));
  });

  it('is carried into the next period while it is open', () => {
    const state = fold(evolveLedger, UNOPENED, [opened(), requested({ endsAt: MIDNIGHT + HOUR })]) as OpenedLedger;
    const { ledger: next, events } = lapsedAt(state, MIDNIGHT);
    expect(next.requests).toMatchObject([{ override: 'eu_o1', approvedBy: [] }]);
    expect(fold(evolveLedger, UNOPENED, events)).toEqual(next);
  });
});

describe('a budget that demands two approvals', () => {
  it('lets nobody grant an override alone, and says whom to ask', () => {
    ledger(TWO).when(grant(), NOON).thenRejected('override-approvals-missing', { approvals: 2 });
    const state = fold(evolveLedger, UNOPENED, [opened(), TWO]);
    expect(ledgerDecider.decide(consume(501), state, NOON)).toMatchObject({
      rejection: {
        lift: expect.arrayContaining([
          {
            action: expect.stringContaining('two others'),
            by: 'overrides:request',
            request: {
              method: 'POST',
              path: '/v1/tenants/eu_tsample/budgets/rows/override-requests',
              body: { reason: expect.any(String), amount: 1, endsAt: '2026-11-23T23:00:00.000Z' },
            },
          },
          expect.objectContaining({
            by: 'budgets:write',
            request: expect.objectContaining({ body: expect.objectContaining({ approvals: 2 }) }),
          }),
        ]),
      },
    });
  });

  it('is set and changed without a new epoch', () => {
    ledger(budgetSet())
      .when(setBudget({ approvals: 2 }), NOON)
      .then(budgetSet({ approvals: 2 }));
    ledger(TWO)
      .when(setBudget({ approvals: 2 }), NOON)
      .then();
    ledger(TWO)
      .when(setBudget(), NOON)
      .then({ type: 'BudgetSet', meter, epoch: 1, ...settings() });
    ledger()
      .when(setBudget({ approvals: 3 }), NOON)
      .thenRejected('budget-approvals-out-of-range');
  });
});
