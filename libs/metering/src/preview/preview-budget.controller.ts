import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { MeterPath, SetBudgetBody } from '../contract/budget.dto.ts';
import type { BudgetPreview } from '../contract/preview.ts';
import { PreviewBudget } from './preview-budget.query.ts';

@ApiTags('Budgets')
@Controller('v1/tenants/:tenant/budgets/:meter/preview')
export class PreviewBudgetController {
  constructor(private readonly queries: QueryBus) {}

  @Post()
  @HttpCode(200)
  @RequireScope('budgets:read')
  @Refuses('quantity-out-of-range', 'budget-caps-out-of-order', 'budget-thresholds-out-of-range')
  @ApiOperation({
    summary: 'Preview a budget',
    description:
      'Decides the meter’s real past again under a proposed budget alone, and says on which days which threshold would have fired and what would have been refused. Changes nothing.',
  })
  @ApiParam({ name: 'tenant' })
  preview(
    @CurrentCaller() caller: Caller,
    @Param() path: MeterPath,
    @Body() body: SetBudgetBody,
  ): Promise<BudgetPreview> {
    return this.queries.execute(new PreviewBudget(caller, path.meter, body));
  }
}
