import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { HoldPath, RenewHoldBody } from '../../contract/hold.dto.ts';
import type { HoldAnswer } from '../../contract/ledger-answers.ts';
import { meterOfHold } from '../hold-id.ts';
import { respondWithLimits } from '../rate-limit.ts';
import { RenewHoldCommand } from './renew-hold.command.ts';

@ApiTags('Usage')
@Controller('v1/tenants/:tenant/usage/holds/:hold/renew')
export class RenewHoldController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @RequireScope('usage:consume')
  @Refuses('hold-not-standing', 'hold-end-out-of-range')
  @ApiOperation({
    summary: 'Renew a hold',
    description: 'Gives a hold that stands another end, counted from now; what it reserves stays the same.',
  })
  @ApiParam({ name: 'tenant' })
  async renew(
    @CurrentCaller() caller: Caller,
    @Param() path: HoldPath,
    @Body() body: RenewHoldBody,
  ): Promise<HoldAnswer> {
    const command = new RenewHoldCommand(caller, path.hold, body);
    return respondWithLimits<HoldAnswer>(
      caller,
      meterOfHold(path.hold),
      await this.commands.execute<RenewHoldCommand, Outcome<HoldAnswer>>(command),
    );
  }
}
