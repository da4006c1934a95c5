import { Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { TakesCloudEvents, UsageBodyOrEvent } from '../../cloud-events/usage-input.ts';
import type { UsageInput } from '../../cloud-events/usage-input.ts';
import type { UsageAnswer } from '../../contract/ledger-answers.ts';
import { ReportUsageBody } from '../../contract/usage.dto.ts';
import { respondWithLimits } from '../rate-limit.ts';
import { ReportUsageCommand } from './report-usage.command.ts';

@ApiTags('Usage')
@Controller('v1/tenants/:tenant/usage/report')
export class ReportUsageController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @RequireScope('usage:report')
  @Refuses('quantity-out-of-range', 'usage-not-yet-occurred', 'usage-report-too-late')
  @TakesCloudEvents(ReportUsageBody)
  @ApiOperation({
    summary: 'Report',
    description:
      'Counts use that has already happened: it may pass any cap, and fires thresholds. With `occurredAt` it counts in the periods of then, up to 72 hours after the end of its day; thresholds of a period that has ended do not fire. Send an Idempotency-Key, or a CloudEvent, whose `time` is the moment.',
  })
  @ApiParam({ name: 'tenant' })
  async report(
    @CurrentCaller() caller: Caller,
    @UsageBodyOrEvent(['report', ReportUsageBody]) { body, key }: UsageInput<ReportUsageBody>,
  ): Promise<UsageAnswer> {
    return respondWithLimits<UsageAnswer>(
      caller,
      body.meter,
      await this.commands.execute<ReportUsageCommand, Outcome<UsageAnswer>>(new ReportUsageCommand(caller, body, key)),
    );
  }
}
