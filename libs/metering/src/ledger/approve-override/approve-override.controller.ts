import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { OverrideDecisionAnswer } from '../../contract/ledger-answers.ts';
import { OverridePath } from '../../contract/override.dto.ts';
import { ApproveOverrideCommand } from './approve-override.command.ts';

@ApiTags('Budgets')
@Controller('v1/tenants/:tenant/budgets/:meter/override-requests/:override/approve')
export class ApproveOverrideController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @RequireScope('budgets:override')
  @Refuses('override-request-not-open', 'override-approver-not-other', 'override-too-many')
  @ApiOperation({
    summary: 'Approve a request',
    description:
      'As someone other than who asked. Where a budget of the meter demands two approvals, the second puts it in force.',
  })
  @ApiParam({ name: 'tenant' })
  async approve(@CurrentCaller() caller: Caller, @Param() path: OverridePath): Promise<OverrideDecisionAnswer> {
    const command = new ApproveOverrideCommand(caller, path.meter, path.override);
    return caller.respond<OverrideDecisionAnswer>(
      await this.commands.execute<ApproveOverrideCommand, Outcome<OverrideDecisionAnswer>>(command),
    );
  }
}
