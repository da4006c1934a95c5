import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TenantId } from '@chancery/kernel';
import { given } from '@chancery/testing';
import type { TenantCreated, TenantEvent } from './tenant.events.ts';
import { tenantAggregate, tenantAnswer } from './tenant.aggregate.ts';
import { tenantDecider, ZONE_CHANGE_LEAD_MS } from './tenant.decide.ts';
import type { CreateTenant } from './tenant.decide.ts';
import { isPolicyInForce } from './tenant.state.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const LATER = Date.parse('2027-12-31T00:00:00Z');
const tenant = 'eu_t0123456789abcdef01234567' as TenantId;
const proposed = { id: 'eu_standard', allowedDestinations: ['eu', 'ch'], validUntil: LATER };
const create: CreateTenant = {
  type: 'CreateTenant',
  tenant,
  name: 'Fjord Archive',
  region: 'eu',
  legalEntity: 'Fjord Archive GmbH',
  timeZone: 'Europe/Berlin',
  locale: 'de-DE',
  plan: 'starter',
  policy: proposed,
};
const { type: _type, policy: _policy, ...named } = create;
const created: TenantCreated = { type: 'TenantCreated', ...named, policy: { ...proposed, version: 1 } };

describe('creating a tenant', () => {
  it('gives its first policy version 1', () => {
    given(tenantDecider).when(create, NOW).then(created);
  });

  it('is refused for an ID that exists', () => {
    given(tenantDecider, [created]).when(create, NOW).thenRejected('tenant-exists', { name: 'Fjord Archive' });
  });

  it('is refused with a policy that is stale from the start, to the millisecond', () => {
    given(tenantDecider)
      .when({ ...create, policy: { ...proposed, validUntil: NOW } }, NOW)
      .thenRejected('policy-already-stale');
    given(tenantDecider)
      .when({ ...create, policy: { ...proposed, validUntil: NOW + 1 } }, NOW)
      .then({ ...created, policy: { ...created.policy, validUntil: NOW + 1 } });
  });
});

describe('changing the residency policy', () => {
  const change = { type: 'ChangeResidencyPolicy' as const, reason: 'Switzerland leaves the list.' };

  it('makes the next version', () => {
    const policy = { ...proposed, allowedDestinations: ['eu'] };
    given(tenantDecider, [created])
      .when({ ...change, policy }, NOW)
      .then({ type: 'ResidencyPolicyChanged', policy: { ...policy, version: 2 }, reason: change.reason });
  });

  it('records nothing when nothing changes, whatever the order of the destinations', () => {
    const policy = { ...proposed, allowedDestinations: ['ch', 'eu'] };
    given(tenantDecider, [created])
      .when({ ...change, policy }, NOW)
      .then();
  });

  it('makes the next version where only the days that exports are kept differ', () => {
    const policy = { ...proposed, exportKeepDays: 30 };
    const changed: TenantEvent = {
      type: 'ResidencyPolicyChanged',
      policy: { ...policy, version: 2 },
      reason: change.reason,
    };
    given(tenantDecider, [created])
      .when({ ...change, policy }, NOW)
      .then(changed);
    given(tenantDecider, [created, changed])
      .when({ ...change, policy }, NOW)
      .then();
    given(tenantDecider, [created, changed])
      .when({ ...change, policy: proposed }, NOW)
      .then({ ...changed, policy: { ...proposed, version: 3 } });
  });

  it('is refused where there is no tenant, and with a stale policy', () => {
    given(tenantDecider)
      .when({ ...change, policy: proposed }, NOW)
      .thenRejected('not-found');
    const stale = { ...proposed, validUntil: NOW - 1 };
    given(tenantDecider, [created])
      .when({ ...change, policy: stale }, NOW)
      .thenRejected('policy-already-stale', { policy: 'eu_standard' });
  });
});

describe('changing the time zone', () => {
  const change = { type: 'ChangeTimeZone' as const, timeZone: 'America/New_York', reason: 'Finance moved.' };
  const changed = (since: number, timeZone = change.timeZone): TenantEvent => ({
    type: 'TenantTimeZoneChanged',
    timeZone,
    since,
    reason: change.reason,
  });

  it('holds a moment later, so that every process learns of it before', () => {
    given(tenantDecider, [created])
      .when(change, NOW)
      .then(changed(NOW + ZONE_CHANGE_LEAD_MS));
  });

  it('holds from a moment of its own, however close the change before', () => {
    const before = changed(NOW + ZONE_CHANGE_LEAD_MS);
    given(tenantDecider, [created, before])
      .when({ ...change, timeZone: 'Asia/Tokyo' }, NOW)
      .then(changed(NOW + ZONE_CHANGE_LEAD_MS + 1, 'Asia/Tokyo'));
  });

  it('records nothing when nothing changes, and is refused where there is no tenant', () => {
    given(tenantDecider, [created])
      .when({ ...change, timeZone: 'Europe/Berlin' }, NOW)
      .then();
    given(tenantDecider).when(change, NOW).thenRejected('not-found');
  });

  it('is shown with the moment', () => {
    const { state } = given(tenantDecider, [created, changed(NOW)]);
    expect(state && tenantAnswer(state)).toMatchObject({
      timeZone: 'America/New_York',
      timeZoneSince: '2026-11-23T12:00:00.000Z',
    });
    expect(tenantAnswer({ ...named, policy: created.policy })).toMatchObject({ timeZoneSince: null });
  });
});

describe('a policy', () => {
  it('is in force until the instant it names', () => {
    const policy = { ...proposed, version: 1 };
    expect(isPolicyInForce(policy, LATER - 1)).toBe(true);
    expect(isPolicyInForce(policy, LATER)).toBe(false);
  });
});

describe('stored tenant events', () => {
  it('come back as they were', () => {
    const text = fc.string({ minLength: 1 });
    const event = fc.record({
      reason: text,
      id: text,
      version: fc.nat(),
      destinations: fc.array(text),
      validUntil: fc.nat(),
    });
    fc.assert(
      fc.property(event, ({ reason, id, version, destinations, validUntil }) => {
        const changed: TenantEvent = {
          type: 'ResidencyPolicyChanged',
          reason,
          policy: { id, version, allowedDestinations: destinations, validUntil },
        };
        const { type, data } = tenantAggregate.codec.encode(changed);
        expect(tenantAggregate.codec.decode(type, JSON.parse(JSON.stringify(data)) as typeof data)).toEqual(changed);
      }),
    );
  });
});
