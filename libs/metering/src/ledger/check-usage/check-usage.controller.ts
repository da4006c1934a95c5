import { Controller, HttpCode, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequireScope, ValidateBody } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { TakesCloudEvents, UsageBodyOrEvent } from '../../cloud-events/usage-input.ts';
import type { UsageInput } from '../../cloud-events/usage-input.ts';
import type { CheckAnswer } from '../../contract/ledger-answers.ts';
import { UsageBody } from '../../contract/usage.dto.ts';
import { setFigureLimits } from '../rate-limit.ts';
import { CheckUsage } from './check-usage.query.ts';

@ApiTags('Usage')
@Controller('v1/tenants/:tenant/usage/check')
export class CheckUsageController {
  constructor(private readonly queries: QueryBus) {}

  @Post()
  @HttpCode(200)
  @RequireScope('usage:check')
  @ValidateBody(UsageBody)
  @TakesCloudEvents(UsageBody)
  @ApiOperation({
    summary: 'Check',
    description: 'Answers as `consume` would now and records nothing: `accepted`, or the refusal it would meet.',
  })
  @ApiParam({ name: 'tenant' })
  async check(
    @CurrentCaller() caller: Caller,
    @UsageBodyOrEvent(['check', UsageBody]) { body }: UsageInput<UsageBody>,
  ): Promise<CheckAnswer> {
    const answer = await this.queries.execute<CheckUsage, CheckAnswer>(new CheckUsage(caller, body));
    setFigureLimits(caller, answer);
    return answer;
  }
}
