import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { HoldPath } from '../../contract/hold.dto.ts';
import type { ReleasedHoldAnswer } from '../../contract/ledger-answers.ts';
import { meterOfHold } from '../hold-id.ts';
import { respondWithLimits } from '../rate-limit.ts';
import { ReleaseHoldCommand } from './release-hold.command.ts';

@ApiTags('Usage')
@Controller('v1/tenants/:tenant/usage/holds/:hold/release')
export class ReleaseHoldController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @RequireScope('usage:consume')
  @Refuses('hold-not-standing')
  @ApiOperation({
    summary: 'Release a hold',
    description: 'Frees all of a hold. Nothing is charged.',
  })
  @ApiParam({ name: 'tenant' })
  async release(@CurrentCaller() caller: Caller, @Param() path: HoldPath): Promise<ReleasedHoldAnswer> {
    const command = new ReleaseHoldCommand(caller, path.hold);
    return respondWithLimits<ReleasedHoldAnswer>(
      caller,
      meterOfHold(path.hold),
      await this.commands.execute<ReleaseHoldCommand, Outcome<ReleasedHoldAnswer>>(command),
    );
  }
}
