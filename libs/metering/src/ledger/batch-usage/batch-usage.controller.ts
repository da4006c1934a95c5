import { Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { ANY_TOKEN, CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { BatchBodyOrEvents, TakesCloudEventBatches } from '../../cloud-events/batch-input.ts';
import type { BatchInput } from '../../cloud-events/batch-input.ts';
import type { UsageBatchAnswer } from '../../contract/batch-answers.ts';
import { respondWithMeterLimits } from '../rate-limit.ts';
import { BatchUsageCommand } from './batch-usage.command.ts';

@ApiTags('Usage')
@Controller('v1/tenants/:tenant/usage/batch')
export class BatchUsageController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(207)
  // Each kind of item takes its own: `usage:consume`, `usage:report`.
  @RequireScope(ANY_TOKEN)
  @Refuses(
    'budget-soft-stopped',
    'budget-hard-capped',
    'plan-quota-exceeded',
    'quantity-out-of-range',
    'batch-not-atomic',
  )
  @TakesCloudEventBatches()
  @ApiOperation({
    summary: 'Consume and report several uses',
    description:
      'Decides each item by itself, in order, and answers item by item: its status, its decision, and what is in the way. Items to `consume` take the scope `usage:consume`, items to `report` take `usage:report`. An item is idempotent under its own `key`, or under the Idempotency-Key and its place. With `atomic: true` all items, to consume of one meter, are decided as one: all of them or none.',
  })
  @ApiParam({ name: 'tenant' })
  async batch(
    @CurrentCaller() caller: Caller,
    @BatchBodyOrEvents() { items, atomic }: BatchInput,
  ): Promise<UsageBatchAnswer> {
    return respondWithMeterLimits(
      caller,
      items[0]?.meter ?? '',
      await this.commands.execute<BatchUsageCommand, Outcome<UsageBatchAnswer>>(
        new BatchUsageCommand(caller, items, atomic),
      ),
    );
  }
}
