import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { CorrectionAnswer } from '../../contract/ledger-answers.ts';
import { CorrectUsageBody } from '../../contract/usage.dto.ts';
import { respondWithLimits } from '../rate-limit.ts';
import { CorrectUsageCommand } from './correct-usage.command.ts';

@ApiTags('Usage')
@Controller('v1/tenants/:tenant/usage/corrections')
export class CorrectUsageController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @RequireScope('usage:correct')
  @Refuses(
    'recorded-use-unknown',
    'correction-reason-too-short',
    'correction-too-late',
    'correction-below-zero',
    'correction-too-many',
    'quantity-out-of-range',
  )
  @ApiOperation({
    summary: 'Correct',
    description:
      'Puts right use that was recorded, by an event of its own with who and why; the record stays as it was. Counts in the day, week and month in which the use happened, each for 72 hours after its end, and never below nothing. More passes every cap and fires thresholds; less gives back what was drawn from overrides, and arms thresholds again that are not reached any more. Send an Idempotency-Key.',
  })
  @ApiParam({ name: 'tenant' })
  async correct(@CurrentCaller() caller: Caller, @Body() body: CorrectUsageBody): Promise<CorrectionAnswer> {
    return respondWithLimits<CorrectionAnswer>(
      caller,
      body.meter,
      await this.commands.execute<CorrectUsageCommand, Outcome<CorrectionAnswer>>(
        new CorrectUsageCommand(caller, body),
      ),
    );
  }
}
