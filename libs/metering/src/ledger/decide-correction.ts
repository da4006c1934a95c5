import { accept, reject } from '@chancery/kernel';
import type { Decision, EpochMs, Rejection } from '@chancery/kernel';
import {
  correctionBelowZero,
  correctionOutOfRange,
  correctionTooLate,
  recordedUseUnknown,
  tooManyCorrections,
} from './correction-refusals.ts';
import { correctedUse, standingOf } from './corrections.ts';
import { reasonFault } from './decide-override.ts';
import { drawsGivenBack, drawsInForce } from './draws.ts';
import { takeableFrom, underWayAt } from './ended-periods.ts';
import { meterFull } from './invalid.ts';
import { evolveOpened, lapsedAt } from './lapses.ts';
import { bookedEarlier } from './late-usage.ts';
import type { CorrectUsage } from './ledger.commands.ts';
import type { LedgerEvent, RearmedBudget, UsageCorrected } from './ledger.events.ts';
import type { OpenedLedger } from './opened-ledger.ts';
import { isQuantity, usedAtPercent } from './quantity.ts';
import { thresholdsReached } from './thresholds.ts';

/** A ledger carries the uses that were corrected into every period, for as long as they can be corrected again. */
export const MAX_CORRECTED = 500;

/**
 * Counts more or less of a use in the periods it happened in, as far as they are under way or ended within the grace;
 * never below what is left of it. More of it passes every cap and fires thresholds, as a report does; less of it gives
 * back what was drawn from overrides, and arms thresholds again that are not reached any more.
 */
export function decideCorrect(command: CorrectUsage, state: OpenedLedger, now: EpochMs): Decision<LedgerEvent> {
  const { ledger, events } = lapsedAt(state, now);
  const { meter, quantity, recordedBy, item, use, correctedBy, reason } = command;
  if (!isQuantity(Math.abs(quantity))) return reject(correctionOutOfRange(quantity));
  const fault = reasonFault(reason, 'correction-reason-too-short', 'usage:correct');
  if (fault) return reject(fault);
  if (use === null) return reject(recordedUseUnknown(command));
  const { chargedAt: usedAt } = use;
  const holding = underWayAt(ledger, usedAt);
  const ended = bookedEarlier(ledger, usedAt, quantity, now);
  if (holding.length + ended.length === 0) return reject(correctionTooLate(ledger, command, usedAt));
  const { takenBack, left } = standingOf(ledger, use, recordedBy, item);
  if (left + quantity < 0) return reject(correctionBelowZero(ledger, command, use.quantity, left));
  if (!correctedUse(ledger, recordedBy, item) && ledger.corrections.length >= MAX_CORRECTED) {
    return reject(tooManyCorrections(meter, MAX_CORRECTED));
  }
  const back = drawsGivenBack(use.overrides, takenBack, Math.max(0, -quantity));
  const givenBack = drawsInForce(back, ledger.overrides, now);
  const booked = ended.filter(({ used }) => used >= 0);
  const corrected: UsageCorrected = {
    type: 'UsageCorrected',
    meter,
    quantity,
    recordedBy,
    ...(item === undefined ? {} : { item }),
    usedAt,
    correctedBy,
    reason,
    counted: takeableFrom(holding, ledger, -quantity),
    ...(booked.length === 0 ? {} : { booked }),
    ...(givenBack.length === 0 ? {} : { givenBack }),
  };
  const full = fullAfter(ledger, corrected);
  if (full) return reject(full);
  return accept(...events, ...withThresholds(ledger, corrected));
}

/** The correction with what it does to thresholds: those reached fire, those not reached any more are armed again. */
function withThresholds(ledger: OpenedLedger, corrected: UsageCorrected): readonly LedgerEvent[] {
  const after = evolveOpened(ledger, corrected);
  if (corrected.quantity > 0) return [corrected, ...thresholdsReached(after)];
  const rearmed = after.budgets.flatMap(({ budget, period, epoch, limit, crossed }): RearmedBudget[] => {
    if (!corrected.counted.includes(period)) return [];
    const kept = crossed.filter((percent) => after.used[period] >= usedAtPercent(limit, percent));
    return kept.length === crossed.length ? [] : [{ budget, epoch: epoch + 1, crossed: kept }];
  });
  return [rearmed.length === 0 ? corrected : { ...corrected, rearmed }];
}

/** Figures are kept exact. */
function fullAfter(ledger: OpenedLedger, { meter, quantity, counted, booked = [] }: UsageCorrected): Rejection | null {
  const used = [...counted.map((period) => ledger.used[period] + quantity), ...booked.map((each) => each.used)];
  const most = Math.max(...used);
  return Number.isSafeInteger(most + ledger.held) ? null : meterFull(meter, most - quantity, quantity);
}
