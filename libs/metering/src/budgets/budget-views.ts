import type { EpochMs } from '@chancery/kernel';
import type { BudgetListItem, BudgetView } from '../contract/budget-views.ts';
import { budgetAnswer } from '../ledger/figures.ts';
import type { LedgerOwner } from '../ledger/ledger.commands.ts';
import { openedAt } from '../ledger/opening.ts';
import type { MeterBudgetsDocument } from './budgets.projection.ts';
import { overrideView } from './override-history.ts';

/** The budgets of a meter as they are at `now` for its owner, in the order of their slugs. */
export function budgetListItems(
  { meter, ledger, crossings }: MeterBudgetsDocument,
  owner: LedgerOwner,
  now: EpochMs,
): BudgetListItem[] {
  const { ledger: present } = openedAt({ ...owner, meter }, ledger, now);
  return present.budgets.map((budget) => ({
    meter,
    ...budgetAnswer(present, budget),
    crossings: crossings.filter((crossing) => crossing.budget === budget.budget),
  }));
}

/** One budget with the overrides of its meter; `null` when the meter has no such budget. */
export function budgetView(
  document: MeterBudgetsDocument,
  budget: string,
  owner: LedgerOwner,
  now: EpochMs,
): BudgetView | null {
  const item = budgetListItems(document, owner, now).find((each) => each.budget === budget);
  return item ? { ...item, overrides: document.overrides.map((record) => overrideView(record, now)) } : null;
}
