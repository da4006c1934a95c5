import { describe, expect, it } from '@jest/globals';
import type { ProjectedEvent, Projection } from '@chancery/read-models';
import { ledgerAggregate } from '../ledger/ledger.aggregate.ts';
import type { LedgerEvent } from '../ledger/ledger.events.ts';
import { consumed, held, HOLD, HOUR, NOON, overrideGranted, requested } from '../ledger/testing/ledger-samples.ts';
import { admissionsProjection } from './admissions.projection.ts';
import { overrideLife } from './override-life.ts';
import { overridesProjection } from './overrides.projection.ts';
import { telemetryProjection } from './telemetry.projection.ts';

const meter = 'rows';
const draw = (quantity: number) => [{ override: 'eu_o1', quantity }];
const approvedBy = ['eu_aone', 'eu_atwo'];
const granted = overrideGranted({ grantedBy: 'eu_atwo', requestedBy: 'eu_amember', requestedAt: NOON, approvedBy });

/** All documents of a projection after these events, a minute apart from noon on. */
function documentsOf<D extends object>(projection: Projection<D>, ...events: readonly LedgerEvent[]): Map<string, D> {
  const documents = new Map<string, D>();
  events.forEach((event, index) => {
    const { type, data } = ledgerAggregate.codec.encode(event);
    if (!projection.types.includes(type)) return;
    const projected = {
      type,
      data,
      tenant: 'eu_tsample',
      entry: index,
      time: NOON + index * 60_000,
    };
    const full = { ...projected, actor: 'eu_auser', stream: 'ledger-eu_tsample-rows' } as unknown as ProjectedEvent;
    for (const key of projection.keys(full)) {
      const after = projection.evolve(documents.get(key) ?? null, full, key);
      if (after) documents.set(key, after);
    }
  });
  return documents;
}

describe('the overrides read model', () => {
  const lifeAt = (now: number, ...events: readonly LedgerEvent[]) => {
    const document = documentsOf(overridesProjection, ...events).get('eu_o1');
    return document && overrideLife(document, now);
  };
  const status = (now: number, ...events: readonly LedgerEvent[]) => lifeAt(now, ...events)?.status;

  it('tells the whole life of a request that was granted', () => {
    const approval: LedgerEvent = { type: 'OverrideApproved', meter, override: 'eu_o1', approvedBy: 'eu_aone' };
    expect(lifeAt(NOON, requested(), approval, granted, consumed(60, draw(30)))).toEqual({
      override: 'eu_o1',
      meter,
      status: 'in_force',
      reason: granted.reason,
      amount: 100,
      drawn: 30,
      requestedBy: 'eu_amember',
      requestedAt: '2026-11-23T11:00:00.000Z',
      approvedBy,
      refusedBy: null,
      refusalReason: null,
      decidedAt: '2026-11-23T11:02:00.000Z',
      endsAt: '2026-11-23T12:00:00.000Z',
      reversedAt: null,
    });
  });

  it('says where it stands', () => {
    const why = 'Wait for the next month';
    const refused = { type: 'OverrideRefused', meter, override: 'eu_o1', refusedBy: 'eu_aone', reason: why } as const;
    const reversed: LedgerEvent = { type: 'OverrideReversed', meter, override: 'eu_o1', reason: why, unused: 100 };
    expect(status(NOON, requested())).toBe('requested');
    expect(status(NOON + HOUR, requested())).toBe('lapsed');
    expect(status(NOON, requested(), { ...refused, requestedAt: NOON })).toBe('refused');
    expect(status(NOON, overrideGranted())).toBe('in_force');
    expect(status(NOON + HOUR, overrideGranted())).toBe('expired');
    expect(status(NOON, overrideGranted(), reversed)).toBe('reversed');
    expect(status(NOON, overrideGranted(), consumed(100, draw(100)))).toBe('exhausted');
  });

  it('counts what holds draw and give back', () => {
    const holding = held(50, { overrides: draw(40) });
    const committed: LedgerEvent = {
      type: 'HoldCommitted',
      meter,
      hold: HOLD,
      held: 50,
      quantity: 25,
      overrides: draw(15),
      givenBack: draw(25),
    };
    expect(lifeAt(NOON, overrideGranted(), holding)).toMatchObject({ drawn: 40, approvedBy: ['eu_aadmin'] });
    expect(lifeAt(NOON, overrideGranted(), holding, committed)).toMatchObject({ drawn: 15 });
  });
});

describe('the admissions of an override', () => {
  it('are the requests that drew from it, each with what it drew', () => {
    const two = [...draw(5), { override: 'eu_o2', quantity: 3 }];
    const documents = documentsOf(
      admissionsProjection,
      consumed(10),
      consumed(20, two),
      held(7, { overrides: draw(7) }),
    );
    expect([...documents.keys()]).toEqual(['eu_o1#1', 'eu_o2#1', 'eu_o1#2']);
    expect(documents.get('eu_o2#1')).toMatchObject({ kind: 'consumed', override: 'eu_o2', quantity: 20, drawn: 3 });
    expect(documents.get('eu_o1#2')).toMatchObject({ kind: 'held', quantity: 7, drawn: 7, actor: 'eu_auser' });
  });
});

describe('the telemetry of overrides', () => {
  it('counts what was asked, what became of it, and how long that took', () => {
    const refused: LedgerEvent = {
      type: 'OverrideRefused',
      meter,
      override: 'eu_o2',
      refusedBy: 'eu_aone',
      reason: 'Wait for the next month',
      requestedAt: NOON,
    };
    const lapsed: LedgerEvent = { type: 'OverrideRequestLapsed', meter, override: 'eu_o3' };
    const events = [requested(), requested('eu_o2'), requested('eu_o3'), granted, refused, lapsed, overrideGranted()];
    expect(documentsOf(telemetryProjection, ...events).get('eu_tsample')).toEqual({
      tenant: 'eu_tsample',
      asked: 3,
      granted: 1,
      refused: 1,
      lapsed: 1,
      grantedDirectly: 1,
      waited: 7 * 60_000,
      longestWait: 4 * 60_000,
    });
  });
});
