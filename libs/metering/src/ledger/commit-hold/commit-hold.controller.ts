import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { CommitHoldBody, HoldPath } from '../../contract/hold.dto.ts';
import type { CommittedHoldAnswer } from '../../contract/ledger-answers.ts';
import { meterOfHold } from '../hold-id.ts';
import { respondWithLimits } from '../rate-limit.ts';
import { CommitHoldCommand } from './commit-hold.command.ts';

@ApiTags('Usage')
@Controller('v1/tenants/:tenant/usage/holds/:hold/commit')
export class CommitHoldController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @RequireScope('usage:consume')
  @Refuses('hold-not-standing', 'hold-exceeded', 'quantity-out-of-range')
  @ApiOperation({
    summary: 'Commit a hold',
    description:
      'Charges what was really used and frees the rest. No cap refuses it: it was admitted when it was held.',
  })
  @ApiParam({ name: 'tenant' })
  async commit(
    @CurrentCaller() caller: Caller,
    @Param() path: HoldPath,
    @Body() body: CommitHoldBody,
  ): Promise<CommittedHoldAnswer> {
    const command = new CommitHoldCommand(caller, path.hold, body);
    return respondWithLimits<CommittedHoldAnswer>(
      caller,
      meterOfHold(path.hold),
      await this.commands.execute<CommitHoldCommand, Outcome<CommittedHoldAnswer>>(command),
    );
  }
}
