import { readEnvelope } from '@chancery/event-sourcing';
import { auditDefinition } from '@chancery/audit';
import { streamName } from '@chancery/kernel';
import type { Clock, TenantId } from '@chancery/kernel';
import { meteringDefinition } from '@chancery/metering';
import { nameplateOf, tenancyDefinition, tenantAggregate, tenantOf } from '@chancery/tenancy';
import { openTestPlane } from '@chancery/testing/plane';
import type { TestPlane } from '@chancery/testing/plane';
import { evidenceDefinition } from '../evidence.definition.ts';
import type { IngestCaller } from '../ingest/ingest-order.ts';

const CONTEXTS = [tenancyDefinition, meteringDefinition, evidenceDefinition, auditDefinition];

/** A real plane with one tenant in Berlin. */
export async function openEvidencePlane(tenant: TenantId, clock?: Clock): Promise<TestPlane> {
  const test = await openTestPlane({ contexts: CONTEXTS, ...(clock ? { clock } : {}) });
  await createTenant(test, tenant);
  return test;
}

export async function createTenant(test: TestPlane, tenant: TenantId): Promise<void> {
  const policy = { id: 'eu_standard', allowedDestinations: ['eu'], validUntil: test.clock.now() + 1e11 };
  const named = { name: 'Fjord', legalEntity: 'Fjord GmbH', timeZone: 'Europe/Berlin', locale: 'de-DE' };
  const command = { type: 'CreateTenant' as const, tenant, region: 'eu' as const, ...named, plan: 'starter', policy };
  await test.plane.runner.execute(tenantAggregate, { tenant }, command, test.context(tenant));
}

/** A caller as the edge would make it, with this Idempotency-Key. */
export async function callerOf(
  test: TestPlane,
  tenant: TenantId,
  key: string,
  options: { readonly dryRun?: boolean; readonly plane?: IngestCaller['plane'] } = {},
): Promise<IngestCaller> {
  const found = await tenantOf(test.plane, tenant);
  if (!found) throw new Error(`There is no tenant ${tenant}`);
  const dryRun = options.dryRun ?? false;
  return {
    plane: options.plane ?? test.plane,
    tenant,
    nameplate: nameplateOf(found),
    dryRun,
    context: (step) => test.context(tenant, { commandId: step === undefined ? key : `${key}#${step}`, dryRun }),
  };
}

/** Rows the tenant's ledger was charged with, less those given back. */
export async function chargedRows({ plane }: TestPlane, tenant: TenantId): Promise<number> {
  const { events } = await plane.events.readStream(streamName('ledger', tenant, 'rows'), 0, 4_000);
  return events.reduce((sum, event) => {
    const quantity = Number(readEnvelope(event).data['quantity'] ?? 0);
    if (event.type === 'chancery.metering.usage-consumed.v1') return sum + quantity;
    return event.type === 'chancery.metering.usage-returned.v1' ? sum - quantity : sum;
  }, 0);
}

/** Keys of all blobs of the plane. */
export async function blobKeys({ plane }: TestPlane): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const key of plane.blobs.list('')) keys.push(key);
  return keys;
}

/** Short names of the events of a dataset's stream. */
export async function datasetEvents(
  { plane }: TestPlane,
  tenant: TenantId,
  dataset: string,
): Promise<readonly string[]> {
  const { events } = await plane.events.readStream(streamName('dataset', tenant, dataset), 0, 4_000);
  return events.map(({ type }) => type.replace(/^chancery\.evidence\.(.*)\.v1$/, '$1'));
}
