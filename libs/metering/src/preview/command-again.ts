import type { EpochMs } from '@chancery/kernel';
import { reportAgain } from '../ledger/ledger.aggregate.ts';
import type { LedgerCommand, RecordedCharge } from '../ledger/ledger.commands.ts';
import type { LedgerEvent } from '../ledger/ledger.events.ts';
import type { OpenedLedger } from '../ledger/opened-ledger.ts';

/** An event of a ledger as it was recorded. */
export type PastEvent = { readonly event: LedgerEvent; readonly at: EpochMs; readonly commandId: string };

/** What of the past came about in a replay: only that can be given back, committed or renewed in it. */
export interface ReplayedPast {
  readonly ledger: OpenedLedger;
  /** Charges and reports, by the command that recorded them. */
  readonly charges: ReadonlyMap<string, readonly RecordedCharge[]>;
}

/**
 * The command that asks for the same again, of what was not consumed: that is told apart by command. `null` for what
 * nobody asked for, for budgets and plans, and for what concerns a charge, hold or override that never came about in the replay.
 */
export function commandAgain(event: LedgerEvent, { ledger, charges }: ReplayedPast): LedgerCommand | null {
  const { tenant, meter } = ledger;
  switch (event.type) {
    case 'UsageReported':
      return reportAgain(event);
    case 'UsageReturned': {
      const { quantity, chargedBy, reason } = event;
      const charge = charges.get(chargedBy)?.[0];
      return charge ? { type: 'ReturnUsage', meter, quantity, chargedBy, charge, reason } : null;
    }
    case 'UsageCorrected': {
      const { quantity, recordedBy, item, correctedBy, reason } = event;
      const use = charges.get(recordedBy)?.[item ?? 0];
      const which = item === undefined ? {} : { item };
      const plain = { meter, quantity, recordedBy, ...which, correctedBy, reason };
      return use ? { type: 'CorrectUsage', ...plain, use, uses: 1 } : null;
    }
    case 'UsageHeld': {
      const { hold, heldBy, quantity, endsAt } = event;
      return { type: 'HoldUsage', meter, hold, heldBy, quantity, endsAt };
    }
    case 'HoldRenewed':
    case 'HoldCommitted':
    case 'HoldReleased':
      return ledger.holds.some(({ hold }) => hold === event.hold) ? holdCommand(event, meter) : null;
    case 'OverrideGranted': {
      const { override, grantedBy, reason, amount, endsAt } = event;
      return { type: 'GrantOverride', meter, override, grantedBy, reason, amount, endsAt };
    }
    case 'OverrideReversed':
      return { type: 'ReverseOverride', meter, override: event.override, reason: event.reason };
    case 'TimeZoneChanged': {
      const { timeZone, zoneSince } = event;
      return { type: 'OpenLedger', tenant, meter, timeZone, ...(zoneSince === undefined ? {} : { since: zoneSince }) };
    }
    default:
      return null;
  }
}

function holdCommand(
  event: Extract<LedgerEvent, { readonly type: 'HoldRenewed' | 'HoldCommitted' | 'HoldReleased' }>,
  meter: string,
): LedgerCommand {
  const { hold } = event;
  if (event.type === 'HoldRenewed') return { type: 'RenewHold', meter, hold, endsAt: event.endsAt };
  if (event.type === 'HoldReleased') return { type: 'ReleaseHold', meter, hold };
  return { type: 'CommitHold', meter, hold, quantity: event.quantity };
}
