import type { CommandContext, Outcome } from '@chancery/event-sourcing';
import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import type { UsageAnswer } from '../../contract/ledger-answers.ts';
import { executeOnLedger } from '../execute-on-ledger.ts';

/** What is used, of which meter. */
export type Usage = {
  /** A slug. */
  readonly meter: string;
  /** A whole number from 1 to 1,000,000,000,000. */
  readonly quantity: number;
};

/**
 * Charges all of `quantity`, or refuses it (`budget-soft-stopped`, `budget-hard-capped`, `plan-quota-exceeded`,
 * `quantity-out-of-range`) and charges nothing. Idempotent by the context's commandId.
 */
export function consumeUsage(
  plane: Plane,
  tenant: TenantId,
  { meter, quantity }: Usage,
  context: CommandContext,
): Promise<Outcome<UsageAnswer>> {
  return executeOnLedger<'ConsumeUsage'>(plane, tenant, { type: 'ConsumeUsage', meter, quantity }, context);
}
