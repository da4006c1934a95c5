import { accept, reject } from '@chancery/kernel';
import type { Decision, EpochMs, Rejection } from '@chancery/kernel';
import { admit } from './admission.ts';
import { countFault, exhaustedBy } from './decide-usage.ts';
import { drawFrom, drawsGivenBack, drawsInForce, drawsKept } from './draws.ts';
import { holdEndOutOfRange, holdExceeded, holdNotStanding, tooManyHolds } from './hold-refusals.ts';
import { quantityOutOfRange } from './invalid.ts';
import { lapsedAt } from './lapses.ts';
import type { CarriedHold, HoldCommitted, HoldReleased, LedgerEvent, OverrideDraw } from './ledger.events.ts';
import type { CommitHold, HoldUsage, ReleaseHold, RenewHold } from './ledger.commands.ts';
import type { OpenedLedger } from './opened-ledger.ts';
import { isQuantity } from './quantity.ts';
import { usageRefused } from './refusals.ts';
import { thresholdsReached } from './thresholds.ts';

/** A ledger carries all its holds into every period until they end. */
export const MAX_HOLDS = 500;
/** How far ahead a hold may end: 31 days. Longer work renews it. */
export const MAX_HOLD_AHEAD = 31 * 86_400_000;

/**
 * Reserves all of the quantity under every cap of the meter, as if it were used, or refuses it as `consume` would.
 * Draws from overrides what lies beyond a soft cap. Fires no threshold: nothing is used yet.
 */
export function decideHold(command: HoldUsage, state: OpenedLedger, now: EpochMs): Decision<LedgerEvent> {
  const { ledger, events } = lapsedAt(state, now);
  const { meter, hold, heldBy, quantity, endsAt } = command;
  const fault = countFault(ledger, quantity) ?? endFault(endsAt, now);
  if (fault) return reject(fault);
  if (ledger.holds.length >= MAX_HOLDS) return reject(tooManyHolds(meter, MAX_HOLDS));
  const admitted = admit(ledger, quantity);
  if (typeof admitted !== 'number') return reject(usageRefused(admitted, ledger, quantity));
  const held = { type: 'UsageHeld' as const, meter, hold, heldBy, quantity, endsAt };
  if (admitted === 0) return accept(...events, held);
  const overrides = drawFrom(ledger.overrides, admitted);
  return accept(...events, { ...held, overrides }, ...exhaustedBy(ledger, overrides));
}

/** Gives a hold that stands another end, earlier or later. */
export function decideRenew(command: RenewHold, state: OpenedLedger, now: EpochMs): Decision<LedgerEvent> {
  const { ledger, events } = lapsedAt(state, now);
  const { meter, hold, endsAt } = command;
  const fault = endFault(endsAt, now);
  if (fault) return reject(fault);
  const standing = standingHold(ledger, hold);
  if (!standing) return reject(holdNotStanding(meter, hold));
  return standing.endsAt === endsAt
    ? accept(...events)
    : accept(...events, { type: 'HoldRenewed', meter, hold, endsAt });
}

/**
 * Charges what was used of a hold, which no cap can refuse any more, and frees the rest. The charge counts in the
 * periods under way now, whenever the hold was made.
 */
export function decideCommit(command: CommitHold, state: OpenedLedger, now: EpochMs): Decision<LedgerEvent> {
  const { ledger, events } = lapsedAt(state, now);
  const { meter, hold, quantity } = command;
  if (!isQuantity(quantity)) return reject(quantityOutOfRange('quantity', quantity));
  const standing = standingHold(ledger, hold);
  if (!standing) return reject(holdNotStanding(meter, hold));
  if (quantity > standing.quantity) return reject(holdExceeded(ledger, standing, quantity));
  const { kept, givenBack } = settled(ledger, standing, standing.quantity - quantity, now);
  const committed: HoldCommitted = {
    type: 'HoldCommitted',
    meter,
    hold,
    held: standing.quantity,
    quantity,
    ...(kept.length === 0 ? {} : { overrides: kept }),
    ...(givenBack.length === 0 ? {} : { givenBack }),
  };
  return accept(...events, committed, ...thresholdsReached(ledger, quantity));
}

/** Frees all of a hold. */
export function decideRelease(command: ReleaseHold, state: OpenedLedger, now: EpochMs): Decision<LedgerEvent> {
  const { ledger, events } = lapsedAt(state, now);
  const { meter, hold } = command;
  const standing = standingHold(ledger, hold);
  if (!standing) return reject(holdNotStanding(meter, hold));
  const { givenBack } = settled(ledger, standing, standing.quantity, now);
  const released: HoldReleased = {
    type: 'HoldReleased',
    meter,
    hold,
    held: standing.quantity,
    ...(givenBack.length === 0 ? {} : { givenBack }),
  };
  return accept(...events, released);
}

/** A hold that has not lapsed, of a ledger as it stands. */
export function standingHold(ledger: OpenedLedger, hold: string): CarriedHold | undefined {
  return ledger.holds.find((each) => each.hold === hold);
}

/** What becomes of a hold's draws when `unused` of it is freed: the units beyond the soft caps are freed first. */
function settled(
  { overrides }: OpenedLedger,
  { overrides: draws = [] }: CarriedHold,
  unused: number,
  now: EpochMs,
): { readonly kept: readonly OverrideDraw[]; readonly givenBack: readonly OverrideDraw[] } {
  const back = drawsGivenBack(draws, 0, unused);
  return { kept: drawsKept(draws, back), givenBack: drawsInForce(back, overrides, now) };
}

function endFault(endsAt: EpochMs, now: EpochMs): Rejection | null {
  return endsAt > now && endsAt <= now + MAX_HOLD_AHEAD ? null : holdEndOutOfRange(endsAt, now, now + MAX_HOLD_AHEAD);
}
