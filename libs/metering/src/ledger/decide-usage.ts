import { accept, reject } from '@chancery/kernel';
import type { Decision, EpochMs, Rejection } from '@chancery/kernel';
import { admit } from './admission.ts';
import { drawFrom } from './draws.ts';
import { evolveOpened, lapsedAt } from './lapses.ts';
import type { Lapsed } from './lapses.ts';
import type { ConsumeUsage, ReportUsage } from './ledger.commands.ts';
import type { LedgerEvent, OverrideDraw, UsageConsumed, UsageReported } from './ledger.events.ts';
import type { OpenedLedger } from './opened-ledger.ts';
import { isQuantity } from './quantity.ts';
import { meterFull, quantityOutOfRange } from './invalid.ts';
import { bookedEarlier, lateFault } from './late-usage.ts';
import { usageRefused } from './refusals.ts';
import { thresholdsReached } from './thresholds.ts';

/** Decides and records in one: all of the quantity is charged, or it is refused and nothing is. The hot path. */
export function decideConsume(command: ConsumeUsage, state: OpenedLedger, now: EpochMs): Decision<LedgerEvent> {
  const { ledger, events } = lapsedAt(state, now);
  const { meter, quantity } = command;
  const fault = countFault(ledger, quantity);
  if (fault) return reject(fault);
  const admitted = admit(ledger, quantity);
  if (typeof admitted !== 'number') return reject(usageRefused(admitted, ledger, quantity));
  if (admitted === 0) return counted(ledger, events, { type: 'UsageConsumed', meter, quantity });
  const overrides = drawFrom(ledger.overrides, admitted);
  const consumed: UsageConsumed = { type: 'UsageConsumed', meter, quantity, overrides };
  return counted(ledger, events, consumed, exhaustedBy(ledger, overrides));
}

/**
 * Use that happened cannot be refused: it counts, passes every cap, draws no override, and fires thresholds. Where it
 * says when it happened, it counts in the periods of then, up to a grace after their end; thresholds of a period that
 * has ended do not fire any more.
 */
export function decideReport(command: ReportUsage, state: OpenedLedger, now: EpochMs): Decision<LedgerEvent> {
  const { ledger, events } = lapsedAt(state, now);
  const { meter, quantity } = command;
  const fault = countFault(ledger, quantity) ?? lateFault(ledger, command, now);
  if (fault) return reject(fault);
  if (command.occurredAt === undefined) return counted(ledger, events, { type: 'UsageReported', meter, quantity });
  return reportedAsOf(command.occurredAt, quantity, { ledger, events }, now);
}

function reportedAsOf(
  occurredAt: EpochMs,
  quantity: number,
  { ledger, events: lapsed }: Lapsed,
  now: EpochMs,
): Decision<LedgerEvent> {
  const { meter } = ledger;
  const booked = bookedEarlier(ledger, occurredAt, quantity, now);
  const full = booked.find(({ used }) => !Number.isSafeInteger(used));
  if (full) return reject(meterFull(meter, full.used - quantity, quantity));
  const earlier = booked.length === 0 ? {} : { booked };
  const use: UsageReported = { type: 'UsageReported', meter, quantity, occurredAt, ...earlier };
  return accept(...lapsed, use, ...thresholdsReached(evolveOpened(ledger, use)));
}

const NONE: readonly LedgerEvent[] = [];

/** What lapsed, the use itself, the thresholds it reached, and what follows from it. */
function counted(
  ledger: OpenedLedger,
  lapsed: readonly LedgerEvent[],
  use: UsageConsumed | UsageReported,
  following: readonly LedgerEvent[] = NONE,
): Decision<LedgerEvent> {
  const crossed = thresholdsReached(ledger, use.quantity);
  if (lapsed.length + crossed.length + following.length === 0) return { kind: 'accepted', events: [use] };
  return accept(...lapsed, use, ...crossed, ...following);
}

/** The overrides of which these draws take the last unit. */
export function exhaustedBy({ meter, overrides }: OpenedLedger, draws: readonly OverrideDraw[]): LedgerEvent[] {
  return draws
    .filter((draw) => overrides.some((each) => each.override === draw.override && each.remaining === draw.quantity))
    .map(({ override }) => ({ type: 'OverrideExhausted', meter, override }));
}

/** Why a quantity cannot be counted; `null`: it can. A week can reach back into the month before: either may be higher. */
export function countFault({ meter, used, held }: OpenedLedger, quantity: number): Rejection | null {
  if (!isQuantity(quantity)) return quantityOutOfRange('quantity', quantity);
  const highest = Math.max(used.week, used.month) + held;
  return Number.isSafeInteger(highest + quantity) ? null : meterFull(meter, highest, quantity);
}
