import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { MeterPath } from '../../contract/budget.dto.ts';
import type { OverrideRequestAnswer } from '../../contract/ledger-answers.ts';
import { GrantOverrideBody } from '../../contract/override.dto.ts';
import { RequestOverrideCommand } from './request-override.command.ts';

@ApiTags('Budgets')
@Controller('v1/tenants/:tenant/budgets/:meter/override-requests')
export class RequestOverrideController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequireScope('overrides:request')
  @Refuses('quantity-out-of-range', 'override-reason-too-short', 'override-end-not-ahead', 'override-request-too-many')
  @ApiOperation({
    summary: 'Request an override',
    description:
      'Asks that the meter may go past its soft caps by an amount, until an end. It allows nothing until others approve it.',
  })
  @ApiParam({ name: 'tenant' })
  async request(
    @CurrentCaller() caller: Caller,
    @Param() path: MeterPath,
    @Body() body: GrantOverrideBody,
  ): Promise<OverrideRequestAnswer> {
    const command = new RequestOverrideCommand(caller, path.meter, body);
    return caller.respond<OverrideRequestAnswer>(
      await this.commands.execute<RequestOverrideCommand, Outcome<OverrideRequestAnswer>>(command),
    );
  }
}
