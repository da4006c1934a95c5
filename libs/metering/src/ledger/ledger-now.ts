import type { EpochMs, TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { ledgerAggregate } from './ledger.aggregate.ts';
import { ledgerIdentity } from './ledger-owner.ts';
import type { OpenedLedger } from './opened-ledger.ts';
import { openedAt } from './opening.ts';

/**
 * A meter's ledger as a decision at `now` would find it: strongly consistent, with everything gone that has ended. One
 * that was never used is shown as it would be opened; nothing is recorded.
 */
export async function ledgerNow(plane: Plane, tenant: TenantId, meter: string, now: EpochMs): Promise<OpenedLedger> {
  const { state } = await plane.runner.state(ledgerAggregate, { tenant, id: meter });
  return openedAt(await ledgerIdentity(plane, tenant, meter), state, now).ledger;
}
