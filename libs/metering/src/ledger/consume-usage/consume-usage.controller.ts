import { Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope, ValidateBody } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { TakesCloudEvents, UsageBodyOrEvent } from '../../cloud-events/usage-input.ts';
import type { UsageInput } from '../../cloud-events/usage-input.ts';
import type { UsageAnswer } from '../../contract/ledger-answers.ts';
import { UsageBody } from '../../contract/usage.dto.ts';
import { respondWithLimits } from '../rate-limit.ts';
import { ConsumeUsageCommand } from './consume-usage.command.ts';

@ApiTags('Usage')
@Controller('v1/tenants/:tenant/usage/consume')
export class ConsumeUsageController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @RequireScope('usage:consume')
  @Refuses('budget-soft-stopped', 'budget-hard-capped', 'plan-quota-exceeded', 'quantity-out-of-range')
  @ValidateBody(UsageBody)
  @TakesCloudEvents(UsageBody)
  @ApiOperation({
    summary: 'Consume',
    description:
      'Charges all of the quantity, or refuses it with 402 and charges nothing. Send an Idempotency-Key, or a CloudEvent.',
  })
  @ApiParam({ name: 'tenant' })
  async consume(
    @CurrentCaller() caller: Caller,
    @UsageBodyOrEvent(['consume', UsageBody]) { body, key }: UsageInput<UsageBody>,
  ): Promise<UsageAnswer> {
    return respondWithLimits<UsageAnswer>(
      caller,
      body.meter,
      await this.commands.execute<ConsumeUsageCommand, Outcome<UsageAnswer>>(
        new ConsumeUsageCommand(caller, body, key),
      ),
    );
  }
}
