import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { streamName } from '@chancery/kernel';
import { Problem } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { BudgetView } from '../contract/budget-views.ts';
import { ledgerAggregate } from '../ledger/ledger.aggregate.ts';
import { ledgerOwner } from '../ledger/ledger-owner.ts';
import { budgetView } from './budget-views.ts';
import { budgetsProjection } from './budgets.projection.ts';

/** One budget of a meter. */
export class ReadBudget {
  constructor(
    readonly caller: Caller,
    readonly meter: string,
    readonly budget: string,
  ) {}
}

@QueryHandler(ReadBudget)
export class ReadBudgetHandler implements IQueryHandler<ReadBudget> {
  async execute({ caller, meter, budget }: ReadBudget): Promise<BudgetView> {
    const { plane, tenant, minPosition } = caller;
    const id = streamName(ledgerAggregate.category, tenant, meter);
    const document = await plane.projections.readModel(budgetsProjection).get(id, { minPosition });
    const view = document && budgetView(document, budget, await ledgerOwner(plane, tenant), caller.now());
    if (!view) throw new Problem('not-found', `The meter "${meter}" has no budget "${budget}".`);
    return view;
  }
}
