import type { EventStore } from '@chancery/event-sourcing';
import type { TenantId } from '@chancery/kernel';
import { policyOf } from '@chancery/tenancy';
import type { ExplainedPolicy } from '../contract/audit-entry.ts';
import type { Explanation } from './explain-decision.ts';

/** The residency policy that was in force, from the tenant's own events; `null` where there was none. */
export async function explainedPolicy(
  log: EventStore,
  { tenant, policyVersion }: Pick<Explanation, 'tenant' | 'policyVersion'>,
): Promise<ExplainedPolicy | null> {
  const version = Number(policyVersion?.split('@')[1]);
  const policy = Number.isInteger(version) ? await policyOf(log, tenant as TenantId, version) : null;
  if (!policy) return null;
  const { id, allowedDestinations, validUntil, exportKeepDays = null } = policy;
  return { id, version, allowedDestinations, validUntil: new Date(validUntil).toISOString(), exportKeepDays };
}
