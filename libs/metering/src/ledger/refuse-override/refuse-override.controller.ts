import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { OverrideDecisionAnswer } from '../../contract/ledger-answers.ts';
import { OverridePath, ReverseOverrideBody } from '../../contract/override.dto.ts';
import { RefuseOverrideCommand } from './refuse-override.command.ts';

@ApiTags('Budgets')
@Controller('v1/tenants/:tenant/budgets/:meter/override-requests/:override/refuse')
export class RefuseOverrideController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @RequireScope('budgets:override')
  @Refuses('override-reason-too-short', 'override-request-not-open')
  @ApiOperation({
    summary: 'Refuse a request',
    description: 'Nothing is allowed. The reason is kept.',
  })
  @ApiParam({ name: 'tenant' })
  async refuse(
    @CurrentCaller() caller: Caller,
    @Param() path: OverridePath,
    @Body() body: ReverseOverrideBody,
  ): Promise<OverrideDecisionAnswer> {
    const command = new RefuseOverrideCommand(caller, path.meter, path.override, body);
    return caller.respond<OverrideDecisionAnswer>(
      await this.commands.execute<RefuseOverrideCommand, Outcome<OverrideDecisionAnswer>>(command),
    );
  }
}
