import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import type { Projection } from '@chancery/read-models';
import { tenancyDefinition, tenantAggregate } from '@chancery/tenancy';
import { openTestPlane } from '@chancery/testing/plane';
import type { TestPlane } from '@chancery/testing/plane';
import { auditDefinition } from '../audit.definition.ts';
import { replayTenant } from './replay-tenant.ts';

const tenant = 'eu_t0123' as TenantId;
const START = Date.parse('2026-11-23T12:00:00Z');
const HOUR = 3_600_000;
const contexts = [tenancyDefinition, auditDefinition];
const [tenantsProjection] = tenancyDefinition.projections as [Projection];
const projections = contexts.flatMap((context) => context.projections);
const policy = { id: 'eu_standard', allowedDestinations: ['eu'], validUntil: START + 1000 * HOUR };

let test: TestPlane;

beforeAll(async () => {
  const clock = new FixedClock(START);
  test = await openTestPlane({ contexts, clock });
  const run = (command: Parameters<typeof tenantAggregate.decider.decide>[0]) =>
    test.plane.runner.execute(tenantAggregate, { tenant }, command, test.context(tenant));
  const named = {
    name: 'Fjord',
    region: 'eu' as const,
    legalEntity: 'Fjord GmbH',
    timeZone: 'Europe/Berlin',
    locale: 'de-DE',
    plan: 'starter',
  };
  await run({ type: 'CreateTenant', tenant, ...named, policy });
  for (const destination of ['ch', 'no']) {
    clock.advance(HOUR);
    await run({
      type: 'ChangeResidencyPolicy',
      reason: 'grows',
      policy: { ...policy, allowedDestinations: ['eu', destination] },
    });
  }
});

afterAll(() => test.dispose());

const replay = (upTo = {}) => replayTenant(test.plane.events, test.plane.reader, projections, tenant, upTo);

describe('replay', () => {
  it('folds the whole log into the states and documents that are live', async () => {
    const replayed = await replay();
    expect(replayed).toMatchObject({ entry: 3, time: '2026-11-23T14:00:00.000Z' });
    const { state } = await test.plane.runner.state(tenantAggregate, { tenant });
    expect(replayed.streams[`tenant-${tenant}`]).toEqual(state);
    await test.plane.projections.waitFor('tenants', await test.plane.events.head());
    const live = await test.plane.projections.readModel(tenantsProjection).get(tenant);
    expect(replayed.readModels['tenants']).toEqual({ [tenant]: live });
  });

  it('stops at an entry, or at an instant', async () => {
    const versionAt = async (upTo: object) => {
      const { streams, entry } = await replay(upTo);
      return [entry, (streams[`tenant-${tenant}`] as { policy: { version: number } } | undefined)?.policy.version];
    };
    expect(await versionAt({ entry: 2 })).toEqual([2, 2]);
    expect(await versionAt({ at: START + HOUR - 1 })).toEqual([1, 1]);
    expect(await versionAt({ at: START + HOUR })).toEqual([2, 2]);
    expect(await versionAt({ at: START - 1 })).toEqual([0, undefined]);
  });

  it('keeps a document as a store would: no undefined members, and each event folded once', async () => {
    const counting: Projection = {
      ...tenantsProjection,
      name: 'counting',
      keys: () => ['one', 'one'],
      evolve: (before) => ({ folded: Number(before?.['folded'] ?? 0) + 1, nothing: undefined, zero: -0 }),
    };
    const { readModels } = await replayTenant(test.plane.events, test.plane.reader, [counting], tenant);
    expect(readModels['counting']).toStrictEqual({ one: { folded: 3, zero: 0 } });
  });

  it('shows nothing of another tenant', async () => {
    const replayed = await replayTenant(test.plane.events, test.plane.reader, projections, 'eu_tother' as TenantId);
    expect(replayed).toMatchObject({ entry: 0, time: null, streams: {} });
  });
});
