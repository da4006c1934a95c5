import { Body, Controller, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { BudgetPath, SetBudgetBody } from '../../contract/budget.dto.ts';
import type { BudgetAnswer } from '../../contract/ledger-answers.ts';
import { SetBudgetCommand } from './set-budget.command.ts';

@ApiTags('Budgets')
@Controller('v1/tenants/:tenant/budgets/:meter/:budget')
export class SetBudgetController {
  constructor(private readonly commands: CommandBus) {}

  @Put()
  @RequireScope('budgets:write')
  @Refuses('quantity-out-of-range', 'budget-caps-out-of-order', 'budget-thresholds-out-of-range', 'budget-too-many')
  @ApiOperation({
    summary: 'Set a budget',
    description:
      'Makes it or replaces all its settings. Raising arms the thresholds that are no longer reached; lowering fires those that now are.',
  })
  @ApiParam({ name: 'tenant' })
  async set(
    @CurrentCaller() caller: Caller,
    @Param() path: BudgetPath,
    @Body() body: SetBudgetBody,
  ): Promise<BudgetAnswer> {
    const command = new SetBudgetCommand(caller, path.meter, path.budget, body);
    return caller.respond<BudgetAnswer>(await this.commands.execute<SetBudgetCommand, Outcome<BudgetAnswer>>(command));
  }
}
