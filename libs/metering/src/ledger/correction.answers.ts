import type { BookedPeriod, CorrectionAnswer } from '../contract/ledger-answers.ts';
import { standingOf } from './corrections.ts';
import { figuresOf, iso } from './figures.ts';
import type { CorrectUsage } from './ledger.commands.ts';
import type { ClosedPeriod, LedgerEvent } from './ledger.events.ts';
import type { OpenedLedger } from './opened-ledger.ts';

/** The answer to an accepted correction: `ledger` is the ledger after `events`. */
export function correctionAnswer(
  ledger: OpenedLedger,
  events: readonly LedgerEvent[],
  { use, recordedBy, item }: CorrectUsage,
): CorrectionAnswer {
  const corrected = events.find((event) => event.type === 'UsageCorrected');
  if (!corrected || !use) throw new Error('An accepted correction corrected nothing');
  const { meter, quantity, usedAt, counted, booked, rearmed } = corrected;
  return {
    meter,
    command: recordedBy,
    ...(item === undefined ? {} : { item }),
    quantity,
    recorded: use.quantity,
    amount: standingOf(ledger, use, recordedBy, item).left,
    usedAt: iso(usedAt),
    counted,
    ...(booked === undefined ? {} : { booked: booked.map(bookedPeriod) }),
    ...(rearmed === undefined ? {} : { rearmed: rearmed.map(({ budget }) => budget) }),
    ...figuresOf(ledger),
  };
}

/** An ended period as answers show it. */
export function bookedPeriod({ period, key, used }: ClosedPeriod): BookedPeriod {
  return { period, key, used };
}
