import type { CommandContext, Outcome } from '@chancery/event-sourcing';
import type { CommandId, TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';

/** A charge to be given back. */
export interface ChargedRows {
  readonly rows: number;
  /** The command that charged them. */
  readonly chargedBy: CommandId;
  readonly reason: string;
}

/** Pays for accepted rows. Both are idempotent by the context's commandId. */
export interface UsageCharge {
  /** Charges all of `rows` on the meter `rows`, or refuses and charges nothing. */
  charge(plane: Plane, tenant: TenantId, rows: number, context: CommandContext): Promise<Outcome<unknown>>;
  /** Gives a whole charge back. */
  giveBack(plane: Plane, tenant: TenantId, charged: ChargedRows, context: CommandContext): Promise<Outcome<unknown>>;
}

/** Injection token of `UsageCharge`. */
export const USAGE_CHARGE = Symbol('USAGE_CHARGE');
