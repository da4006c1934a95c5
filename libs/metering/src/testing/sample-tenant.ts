import type { TenantId } from '@chancery/kernel';
import { tenantAggregate } from '@chancery/tenancy';
import type { TestPlane } from '@chancery/testing/plane';

/** Creates a tenant in Berlin on a test plane. */
export async function createSampleTenant(test: TestPlane, tenant: TenantId): Promise<void> {
  const policy = { id: 'eu_standard', allowedDestinations: ['eu'], validUntil: test.clock.now() + 1e11 };
  const named = { name: 'Fjord', legalEntity: 'Fjord GmbH', timeZone: 'Europe/Berlin', locale: 'de-DE' };
  const command = { type: 'CreateTenant' as const, tenant, region: 'eu' as const, ...named, plan: 'starter', policy };
  const outcome = await test.plane.runner.execute(tenantAggregate, { tenant }, command, test.context(tenant));
  if (outcome.kind === 'rejected') throw new Error(outcome.rejection.message);
}
