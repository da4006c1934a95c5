import { Body, Controller, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { TenantAnswer } from '../../contract/tenant-answer.ts';
import { ChangeTimeZoneBody } from '../../contract/tenant.dto.ts';
import { ChangeTimeZoneCommand } from './change-time-zone.command.ts';

@ApiTags('Tenants')
@Controller('v1/tenants/:tenant/time-zone')
export class ChangeTimeZoneController {
  constructor(private readonly commands: CommandBus) {}

  @Put()
  @RequireScope('tenants:write')
  @ApiOperation({
    summary: 'Change the time zone',
    description:
      'Decides when budget periods turn, from `timeZoneSince` in the answer on. The day, week and month under way then keep their name and what was used in them, and end where they end in the new zone.',
  })
  @ApiParam({ name: 'tenant' })
  async change(@CurrentCaller() caller: Caller, @Body() body: ChangeTimeZoneBody): Promise<TenantAnswer> {
    const command = new ChangeTimeZoneCommand(caller, body);
    return caller.respond<TenantAnswer>(
      await this.commands.execute<ChangeTimeZoneCommand, Outcome<TenantAnswer>>(command),
    );
  }
}
