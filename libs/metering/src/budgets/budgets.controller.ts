import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, PageQuery, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { BudgetPath } from '../contract/budget.dto.ts';
import type { BudgetList, BudgetView } from '../contract/budget-views.ts';
import { ListBudgets } from './list-budgets.query.ts';
import { ReadBudget } from './read-budget.query.ts';

@ApiTags('Budgets')
@Controller('v1/tenants/:tenant/budgets')
export class BudgetsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @RequireScope('budgets:read')
  @ApiOperation({
    summary: 'List budgets',
    description: 'Every budget of every meter, with its figures and the thresholds that fired. `limit` counts meters.',
  })
  @ApiParam({ name: 'tenant' })
  list(@CurrentCaller() caller: Caller, @Query() page: PageQuery): Promise<BudgetList> {
    return this.queries.execute(new ListBudgets(caller, page.limit, page.after));
  }

  @Get(':meter/:budget')
  @RequireScope('budgets:read')
  @ApiOperation({ summary: 'Read a budget', description: 'Its figures, what fired, and the overrides of its meter.' })
  @ApiParam({ name: 'tenant' })
  read(@CurrentCaller() caller: Caller, @Param() path: BudgetPath): Promise<BudgetView> {
    return this.queries.execute(new ReadBudget(caller, path.meter, path.budget));
  }
}
