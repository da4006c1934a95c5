import { accept, reject } from '@chancery/kernel';
import type { Decision, EpochMs, Rejection } from '@chancery/kernel';
import { invalid, quantityOutOfRange } from './invalid.ts';
import { evolveOpened } from './lapses.ts';
import type { SetBudget } from './ledger.commands.ts';
import type { BudgetSet, BudgetSettings, LedgerEvent } from './ledger.events.ts';
import type { BudgetState, LedgerState } from './opened-ledger.ts';
import { openedAt } from './opening.ts';
import { figure, isQuantity, MAX_PERCENT, MAX_THRESHOLDS } from './quantity.ts';
import { thresholdsReached } from './thresholds.ts';

export const DEFAULT_THRESHOLDS: readonly number[] = [50, 80, 100];
/** Every decision looks at every budget of its meter. */
export const MAX_BUDGETS = 20;

/**
 * Makes or changes a budget. A change of limit, thresholds or period begins a new epoch: thresholds that are no longer
 * reached are armed again, those now reached for the first time fire at once.
 */
export function decideSetBudget(command: SetBudget, state: LedgerState, now: EpochMs): Decision<LedgerEvent> {
  const settings = settingsOf(command);
  const fault = faultOf(settings);
  if (fault) return reject(fault);
  const { ledger, events } = openedAt(command, state, now);
  const before = ledger.budgets.find(({ budget }) => budget === settings.budget);
  if (!before && ledger.budgets.length >= MAX_BUDGETS) return reject(tooManyBudgets(ledger.meter));
  if (before && sameSettings(before, settings)) return accept(...events);
  const { meter } = ledger;
  const set: BudgetSet = { type: 'BudgetSet', meter, ...settings, epoch: epochAfter(before, settings) };
  return accept(...events, set, ...thresholdsReached(evolveOpened(ledger, set)));
}

function settingsOf(command: SetBudget): BudgetSettings {
  const { budget, period, limit, thresholds, softCap, hardCap, approvals = 1 } = command;
  const percents = [...new Set(thresholds ?? DEFAULT_THRESHOLDS)].sort((left, right) => left - right);
  return {
    budget,
    period,
    limit,
    thresholds: percents,
    softCap: softCap ?? limit,
    hardCap,
    ...(approvals === 1 ? {} : { approvals }),
  };
}

function faultOf(settings: BudgetSettings): Rejection | null {
  const { limit, softCap, hardCap, thresholds } = settings;
  if (!isQuantity(limit)) return quantityOutOfRange('limit', limit);
  if (!isQuantity(softCap)) return quantityOutOfRange('softCap', softCap);
  if (hardCap !== null && !isQuantity(hardCap)) return quantityOutOfRange('hardCap', hardCap);
  if (hardCap !== null && hardCap < softCap) return capsOutOfOrder(softCap, hardCap);
  const { approvals = 1 } = settings;
  if (approvals !== 1 && approvals !== 2) return approvalsOutOfRange(approvals);
  const inRange = thresholds.every((percent) => Number.isInteger(percent) && percent >= 1 && percent <= MAX_PERCENT);
  return inRange && thresholds.length <= MAX_THRESHOLDS ? null : thresholdsOutOfRange(thresholds);
}

function sameSettings(before: BudgetState, after: BudgetSettings): boolean {
  const sameCaps = before.softCap === after.softCap && before.hardCap === after.hardCap;
  return sameAlarms(before, after) && sameCaps && before.approvals === after.approvals;
}

/** Whether the same use fires the same thresholds in the same periods. */
function sameAlarms(before: BudgetState, after: BudgetSettings): boolean {
  return (
    before.limit === after.limit &&
    before.period === after.period &&
    before.thresholds.join() === after.thresholds.join()
  );
}

function epochAfter(before: BudgetState | undefined, after: BudgetSettings): number {
  if (!before) return 1;
  return sameAlarms(before, after) ? before.epoch : before.epoch + 1;
}

function capsOutOfOrder(softCap: number, hardCap: number): Rejection {
  return invalid(
    'budget-caps-out-of-order',
    `The hard cap of ${figure(hardCap)} is below the soft cap of ${figure(softCap)}.`,
    { softCap, hardCap },
    `Set the hard cap to ${figure(softCap)} or more, or the soft cap to ${figure(hardCap)} or less.`,
  );
}

function approvalsOutOfRange(approvals: number): Rejection {
  return invalid(
    'budget-approvals-out-of-range',
    `A budget demands one approval of an override or two, not ${approvals}.`,
    { approvals: String(approvals), minimum: 1, maximum: 2 },
    'Send `approvals` as 1 or 2, or leave it out.',
  );
}

function thresholdsOutOfRange(thresholds: readonly number[]): Rejection {
  return invalid(
    'budget-thresholds-out-of-range',
    `A budget has at most ${MAX_THRESHOLDS} thresholds, each a whole number of percent from 1 to ${MAX_PERCENT}.`,
    { thresholds: thresholds.map(String), minimum: 1, maximum: MAX_PERCENT, maximumCount: MAX_THRESHOLDS },
    'Send fewer thresholds, or thresholds in this range.',
  );
}

function tooManyBudgets(meter: string): Rejection {
  return invalid(
    'budget-too-many',
    `The meter "${meter}" has ${MAX_BUDGETS} budgets, which is the most it can have.`,
    { meter, maximum: MAX_BUDGETS },
    'Change one of the budgets there are.',
  );
}
