import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@chancery/platform';
import type { BudgetList } from '../contract/budget-views.ts';
import { ledgerOwner } from '../ledger/ledger-owner.ts';
import { budgetListItems } from './budget-views.ts';
import { budgetsProjection } from './budgets.projection.ts';

/** A page of the tenant's budgets; `limit` counts meters. */
export class ListBudgets {
  constructor(
    readonly caller: Caller,
    readonly limit: number,
    readonly after: string | undefined,
  ) {}
}

@QueryHandler(ListBudgets)
export class ListBudgetsHandler implements IQueryHandler<ListBudgets> {
  async execute({ caller, limit, after }: ListBudgets): Promise<BudgetList> {
    const { time } = caller.context();
    const page = await caller.plane.projections.readModel(budgetsProjection).find({
      where: { tenant: caller.tenant },
      sortBy: 'meter',
      limit,
      ...(after === undefined ? {} : { after }),
      minPosition: caller.minPosition,
    });
    const owner = await ledgerOwner(caller.plane, caller.tenant);
    return { items: page.items.flatMap((document) => budgetListItems(document, owner, time)), cursor: page.cursor };
  }
}
