import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { ReversedOverrideAnswer } from '../../contract/ledger-answers.ts';
import { OverridePath, ReverseOverrideBody } from '../../contract/override.dto.ts';
import { ReverseOverrideCommand } from './reverse-override.command.ts';

@ApiTags('Budgets')
@Controller('v1/tenants/:tenant/budgets/:meter/overrides/:override/reverse')
export class ReverseOverrideController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @RequireScope('budgets:override')
  @Refuses('override-reason-too-short', 'override-not-in-force')
  @ApiOperation({ summary: 'Take an override back', description: 'What it has admitted stays charged.' })
  @ApiParam({ name: 'tenant' })
  async reverse(
    @CurrentCaller() caller: Caller,
    @Param() path: OverridePath,
    @Body() body: ReverseOverrideBody,
  ): Promise<ReversedOverrideAnswer> {
    const command = new ReverseOverrideCommand(caller, path.meter, path.override, body);
    return caller.respond<ReversedOverrideAnswer>(
      await this.commands.execute<ReverseOverrideCommand, Outcome<ReversedOverrideAnswer>>(command),
    );
  }
}
