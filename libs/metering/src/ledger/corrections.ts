import type { RecordedCharge } from './ledger.commands.ts';
import type { CorrectedUse } from './ledger.events.ts';
import type { OpenedLedger } from './opened-ledger.ts';

/** What became of a recorded use. */
export interface UseStanding {
  readonly added: number;
  /** By corrections and returns. */
  readonly takenBack: number;
  /** What the use amounts to now. */
  readonly left: number;
}

/** What returns and corrections have left of a use. `item`: which of the command's uses, where it recorded several. */
export function standingOf(
  ledger: OpenedLedger,
  use: Pick<RecordedCharge, 'quantity'>,
  recordedBy: string,
  item?: number,
): UseStanding {
  const { added = 0, removed = 0 } = correctedUse(ledger, recordedBy, item) ?? {};
  // Only what was charged alone is ever returned.
  const returned = item === undefined ? ledger.returns.find(({ chargedBy }) => chargedBy === recordedBy)?.returned : 0;
  const takenBack = removed + (returned ?? 0);
  return { added, takenBack, left: use.quantity + added - takenBack };
}

/** What corrections have done to a use; `undefined`: it was never corrected. */
export function correctedUse(
  { corrections }: Pick<OpenedLedger, 'corrections'>,
  recordedBy: string,
  item?: number,
): CorrectedUse | undefined {
  return corrections.find((each) => each.recordedBy === recordedBy && each.item === item);
}
