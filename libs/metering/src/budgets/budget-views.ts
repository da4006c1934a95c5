import type { EpochMs } from '@chancery/kernel';
import type { BudgetListItem, BudgetView } from '../contract/budget-views.ts';
import { budgetAnswer } from '../ledger/figures.ts';
import { lapsedAt } from '../ledger/lapses.ts';
import type { MeterBudgetsDocument } from './budgets.projection.ts';
import { overrideView } from './override-history.ts';

/** The budgets of a meter as they are at `now`, in the order of their slugs. */
export function budgetListItems({ meter, ledger, crossings }: MeterBudgetsDocument, now: EpochMs): BudgetListItem[] {
  const { ledger: present } = lapsedAt(ledger, now);
  return present.budgets.map((budget) => ({
    meter,
    ...budgetAnswer(present, budget),
    crossings: crossings.filter((crossing) => crossing.budget === budget.budget),
  }));
}

/** One budget with the overrides of its meter; `null` when the meter has no such budget. */
export function budgetView(document: MeterBudgetsDocument, budget: string, now: EpochMs): BudgetView | null {
  const item = budgetListItems(document, now).find((each) => each.budget === budget);
  return item ? { ...item, overrides: document.overrides.map((record) => overrideView(record, now)) } : null;
}
