import type { CommandContext, Outcome } from '@chancery/event-sourcing';
import type { CommandId, TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import type { LedgerAnswer } from '../../contract/ledger-answers.ts';
import { executeOnLedger } from '../execute-on-ledger.ts';
import { ledgerOwner } from '../ledger-owner.ts';
import type { PlanQuota } from '../ledger.events.ts';

/** What a plan allows a tenant. */
export type PlanAllowance = {
  readonly plan: string;
  /** Each meter the plan speaks of; an empty list lifts its quotas. */
  readonly meters: readonly { readonly meter: string; readonly quotas: readonly PlanQuota[] }[];
};

/**
 * Puts a plan's quotas into force on its meters, opening their ledgers where needed; what was used stays used. One
 * command per meter (`<commandId>#<meter>`): when it fails half-way, the same call completes it.
 */
export async function setPlanQuotas(
  plane: Plane,
  tenant: TenantId,
  { plan, meters }: PlanAllowance,
  context: CommandContext,
): Promise<readonly Outcome<LedgerAnswer>[]> {
  const outcomes: Outcome<LedgerAnswer>[] = [];
  const owner = await ledgerOwner(plane, tenant);
  for (const { meter, quotas } of meters) {
    const command = { type: 'SetPlanQuotas' as const, ...owner, meter, plan, quotas };
    const step = { ...context, commandId: `${context.commandId}#${meter}` as CommandId };
    outcomes.push(await executeOnLedger<'SetPlanQuotas'>(plane, tenant, command, step));
  }
  return outcomes;
}
