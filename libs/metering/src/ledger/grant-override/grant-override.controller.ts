import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { MeterPath } from '../../contract/budget.dto.ts';
import type { OverrideAnswer } from '../../contract/ledger-answers.ts';
import { GrantOverrideBody } from '../../contract/override.dto.ts';
import { GrantOverrideCommand } from './grant-override.command.ts';

@ApiTags('Budgets')
@Controller('v1/tenants/:tenant/budgets/:meter/overrides')
export class GrantOverrideController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequireScope('budgets:override')
  @Refuses(
    'quantity-out-of-range',
    'override-reason-too-short',
    'override-end-not-ahead',
    'override-too-many',
    'override-approvals-missing',
  )
  @ApiOperation({
    summary: 'Grant an override',
    description: 'Lets the meter go past its soft caps by an amount, until an end; never past a hard cap or the plan.',
  })
  @ApiParam({ name: 'tenant' })
  async grant(
    @CurrentCaller() caller: Caller,
    @Param() path: MeterPath,
    @Body() body: GrantOverrideBody,
  ): Promise<OverrideAnswer> {
    const command = new GrantOverrideCommand(caller, path.meter, body);
    return caller.respond<OverrideAnswer>(
      await this.commands.execute<GrantOverrideCommand, Outcome<OverrideAnswer>>(command),
    );
  }
}
