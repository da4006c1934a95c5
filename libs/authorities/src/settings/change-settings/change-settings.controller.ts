import { Body, Controller, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { AuthoritySettingsAnswer } from '../../contract/skip-answers.ts';
import { AuthoritySettingsBody } from '../../contract/skip.dto.ts';
import { ChangeSettingsCommand } from './change-settings.command.ts';

@ApiTags('Authorities')
@Controller('v1/tenants/:tenant/authority-settings')
export class ChangeSettingsController {
  constructor(private readonly commands: CommandBus) {}

  @Put()
  @RequireScope('authorities:settings')
  @ApiOperation({
    summary: 'Change the settings of authorities',
    description: 'Whether findings can be skipped. Off: none can be, and skips made before are suspended.',
  })
  @ApiParam({ name: 'tenant' })
  async change(@CurrentCaller() caller: Caller, @Body() body: AuthoritySettingsBody): Promise<AuthoritySettingsAnswer> {
    const command = new ChangeSettingsCommand(caller, body);
    return caller.respond(
      await this.commands.execute<ChangeSettingsCommand, Outcome<AuthoritySettingsAnswer>>(command),
    );
  }
}
