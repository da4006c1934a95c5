import { describe, expect, it } from '@jest/globals';
import type { EventId, StreamName, TenantId } from '@chancery/kernel';
import type { ProjectedEvent } from '@chancery/read-models';
import { ledgerAggregate } from '../ledger/ledger.aggregate.ts';
import type { LedgerEvent } from '../ledger/ledger.events.ts';
import {
  budgetSet,
  consumed,
  crossed,
  HOUR,
  IDENTITY,
  MIDNIGHT,
  NOON,
  opened,
  overrideGranted,
  reported,
} from '../ledger/testing/ledger-samples.ts';
import { budgetListItems, budgetView } from './budget-views.ts';
import { budgetsProjection, HISTORY_LENGTH } from './budgets.projection.ts';
import type { MeterBudgetsDocument } from './budgets.projection.ts';

const STREAM = 'ledger-eu_tsample-rows' as StreamName;

function projected(event: LedgerEvent, index: number, time = NOON): ProjectedEvent {
  const { type, data } = ledgerAggregate.codec.encode(event);
  return {
    id: `event-${index}` as EventId,
    type,
    stream: STREAM,
    revision: index,
    position: String(index),
    entry: index + 1,
    time,
    tenant: 'eu_tsample' as TenantId,
    plane: 'eu',
    actor: 'eu_aadmin',
    data,
  };
}

function documentOf(...events: readonly LedgerEvent[]): MeterBudgetsDocument {
  const folded = events.reduce<MeterBudgetsDocument | null>(
    (document, event, index) => budgetsProjection.evolve(document, projected(event, index), STREAM),
    null,
  );
  if (!folded) throw new Error('No document');
  return folded;
}

describe('the budgets read model', () => {
  it('has one document per tenant and meter', () => {
    expect(budgetsProjection.keys(projected(opened(), 0))).toEqual([STREAM]);
    expect(documentOf(opened())).toMatchObject({ tenant: 'eu_tsample', meter: 'rows' });
  });

  it('knows every event of a ledger', () => {
    expect(budgetsProjection.types).toEqual(ledgerAggregate.codec.types);
  });

  it('shows figures, settings and what fired', () => {
    const document = documentOf(opened(), budgetSet({ hardCap: 900 }), consumed(300), crossed([50], 300));
    expect(budgetListItems(document, IDENTITY, NOON)).toEqual([
      {
        meter: 'rows',
        budget: 'daily',
        period: 'day',
        used: 300,
        limit: 500,
        softCap: 500,
        hardCap: 900,
        remaining: 200,
        resetsAt: '2026-11-23T23:00:00.000Z',
        thresholds: [50, 80, 100],
        crossed: [50],
        approvals: 1,
        epoch: 1,
        crossings: [
          {
            budget: 'daily',
            period: 'day',
            periodKey: '2026-11-23',
            epoch: 1,
            percents: [50],
            used: 300,
            limit: 500,
            crossedAt: '2026-11-23T11:00:00.000Z',
          },
        ],
      },
    ]);
  });

  it('shows a new period as soon as it has begun, though no event has come', () => {
    const document = documentOf(opened(), budgetSet(), consumed(300), crossed([50], 300));
    expect(budgetListItems(document, IDENTITY, MIDNIGHT)).toMatchObject([{ used: 0, remaining: 500, crossed: [] }]);
  });

  it('shows the periods of the time zone that its owner is in now, though no event has come', () => {
    const document = documentOf(opened(), budgetSet(), consumed(300));
    const moved = { ...IDENTITY, timeZone: 'America/New_York', since: NOON + 1 };
    const [before] = budgetListItems(document, moved, NOON);
    expect(before).toMatchObject({ used: 300, resetsAt: '2026-11-23T23:00:00.000Z' });
    expect(budgetListItems(document, moved, MIDNIGHT)).toMatchObject([
      { used: 300, resetsAt: '2026-11-24T05:00:00.000Z' },
    ]);
  });

  it('keeps the last crossings, newest first, and gives each budget its own', () => {
    const many = Array.from({ length: HISTORY_LENGTH + 5 }, (_, index) => crossed([index + 1], index));
    const document = documentOf(opened(), budgetSet(), crossed([9], 9, { budget: 'other' }), ...many);
    expect(document.crossings).toHaveLength(HISTORY_LENGTH);
    expect(budgetView(document, 'daily', IDENTITY, NOON)?.crossings[0]?.percents).toEqual([HISTORY_LENGTH + 5]);
    expect(
      budgetView(documentOf(opened(), budgetSet(), crossed([9], 9, { budget: 'other' })), 'daily', IDENTITY, NOON),
    ).toMatchObject({
      crossings: [],
    });
  });

  it('has no budget that was never set', () => {
    expect(budgetView(documentOf(opened(), reported(1)), 'daily', IDENTITY, NOON)).toBeNull();
  });
});

describe('the overrides of a meter', () => {
  const draw = (quantity: number) => [{ override: 'eu_o1', quantity }];
  const view = (now: number, ...events: readonly LedgerEvent[]) =>
    budgetView(documentOf(opened(), budgetSet(), overrideGranted(), ...events), 'daily', IDENTITY, now)?.overrides;

  it('are in force until they end', () => {
    expect(view(NOON)).toEqual([
      {
        override: 'eu_o1',
        grantedBy: 'eu_aadmin',
        reason: overrideGranted().reason,
        amount: 100,
        drawn: 0,
        status: 'in_force',
        grantedAt: '2026-11-23T11:00:00.000Z',
        endsAt: '2026-11-23T12:00:00.000Z',
        reversedAt: null,
      },
    ]);
    expect(view(NOON + HOUR)).toMatchObject([{ status: 'expired' }]);
  });

  it('are exhausted by what they admit, until a return fills them', () => {
    const spent = consumed(600, draw(100));
    expect(view(NOON, spent)).toMatchObject([{ status: 'exhausted', drawn: 100 }]);
    const back: LedgerEvent = {
      type: 'UsageReturned',
      meter: 'rows',
      quantity: 30,
      chargedBy: 'ingest-1',
      chargedAt: NOON,
      reason: 'The ingest failed',
      credited: ['day', 'week', 'month'],
      overrides: draw(30),
    };
    expect(view(NOON, spent, back)).toMatchObject([{ status: 'in_force', drawn: 70 }]);
  });

  it('can be taken back', () => {
    const reversed: LedgerEvent = {
      type: 'OverrideReversed',
      meter: 'rows',
      override: 'eu_o1',
      reason: 'Granted by mistake',
      unused: 100,
    };
    expect(view(NOON, reversed)).toMatchObject([{ status: 'reversed', reversedAt: '2026-11-23T11:00:00.000Z' }]);
  });

  it('are kept newest first, and only the last', () => {
    const many = Array.from({ length: HISTORY_LENGTH + 2 }, (_, index) =>
      overrideGranted({ override: `eu_o${index}` }),
    );
    const overrides = view(NOON, ...many) ?? [];
    expect(overrides).toHaveLength(HISTORY_LENGTH);
    expect(overrides[0]?.override).toBe(`eu_o${HISTORY_LENGTH + 1}`);
  });
});
