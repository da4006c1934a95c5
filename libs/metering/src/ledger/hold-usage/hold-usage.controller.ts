import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { HoldUsageBody } from '../../contract/hold.dto.ts';
import type { HoldAnswer } from '../../contract/ledger-answers.ts';
import { respondWithLimits } from '../rate-limit.ts';
import { HoldUsageCommand } from './hold-usage.command.ts';

@ApiTags('Usage')
@Controller('v1/tenants/:tenant/usage/holds')
export class HoldUsageController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequireScope('usage:consume')
  @Refuses(
    'budget-soft-stopped',
    'budget-hard-capped',
    'plan-quota-exceeded',
    'quantity-out-of-range',
    'hold-end-out-of-range',
    'hold-too-many',
  )
  @ApiOperation({
    summary: 'Hold',
    description:
      'Reserves all of the quantity until an end, or refuses it as `consume` would. It counts against every cap until it is committed or released, or ends.',
  })
  @ApiParam({ name: 'tenant' })
  async hold(@CurrentCaller() caller: Caller, @Body() body: HoldUsageBody): Promise<HoldAnswer> {
    const command = new HoldUsageCommand(caller, body);
    return respondWithLimits<HoldAnswer>(
      caller,
      await this.commands.execute<HoldUsageCommand, Outcome<HoldAnswer>>(command),
    );
  }
}
