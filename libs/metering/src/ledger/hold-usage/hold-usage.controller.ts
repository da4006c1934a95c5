import { Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { TakesCloudEvents, UsageBodyOrEvent } from '../../cloud-events/usage-input.ts';
import type { UsageInput } from '../../cloud-events/usage-input.ts';
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
  @TakesCloudEvents(HoldUsageBody)
  @ApiOperation({
    summary: 'Hold',
    description:
      'Reserves all of the quantity until an end, or refuses it as `consume` would. It counts against every cap until it is committed or released, or ends.',
  })
  @ApiParam({ name: 'tenant' })
  async hold(
    @CurrentCaller() caller: Caller,
    @UsageBodyOrEvent(['hold', HoldUsageBody]) { body, key }: UsageInput<HoldUsageBody>,
  ): Promise<HoldAnswer> {
    const command = new HoldUsageCommand(caller, body, key);
    return respondWithLimits<HoldAnswer>(
      caller,
      body.meter,
      await this.commands.execute<HoldUsageCommand, Outcome<HoldAnswer>>(command),
    );
  }
}
