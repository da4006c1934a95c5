import { Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope, SchemaBody, ValidateBody } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { UsageAnswer } from '../../contract/ledger-answers.ts';
import { UsageBody } from '../../contract/usage.dto.ts';
import { respondWithLimits } from '../rate-limit.ts';
import { ReportUsageCommand } from './report-usage.command.ts';

@ApiTags('Usage')
@Controller('v1/tenants/:tenant/usage/report')
export class ReportUsageController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @RequireScope('usage:report')
  @Refuses('quantity-out-of-range')
  @ValidateBody(UsageBody)
  @ApiOperation({
    summary: 'Report',
    description:
      'Counts use that has already happened: it may pass any cap, and fires thresholds. Send an Idempotency-Key.',
  })
  @ApiParam({ name: 'tenant' })
  async report(@CurrentCaller() caller: Caller, @SchemaBody() body: UsageBody): Promise<UsageAnswer> {
    return respondWithLimits<UsageAnswer>(
      caller,
      await this.commands.execute<ReportUsageCommand, Outcome<UsageAnswer>>(new ReportUsageCommand(caller, body)),
    );
  }
}
