import { Body, Controller, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { Outcome } from '@chancery/event-sourcing';
import type { TenantAnswer } from '../../contract/tenant-answer.ts';
import { ChangeResidencyPolicyBody } from '../../contract/tenant.dto.ts';
import { ChangeResidencyPolicyCommand } from './change-residency-policy.command.ts';

@ApiTags('Tenants')
@Controller('v1/tenants/:tenant/residency-policy')
export class ChangeResidencyPolicyController {
  constructor(private readonly commands: CommandBus) {}

  @Put()
  @RequireScope('residency:write')
  @Refuses('policy-already-stale')
  @ApiOperation({
    summary: 'Change the residency policy',
    description: 'Exports made before stay verifiable against the old one.',
  })
  @ApiParam({ name: 'tenant' })
  async change(@CurrentCaller() caller: Caller, @Body() body: ChangeResidencyPolicyBody): Promise<TenantAnswer> {
    const command = new ChangeResidencyPolicyCommand(caller, body);
    return caller.respond<TenantAnswer>(
      await this.commands.execute<ChangeResidencyPolicyCommand, Outcome<TenantAnswer>>(command),
    );
  }
}
