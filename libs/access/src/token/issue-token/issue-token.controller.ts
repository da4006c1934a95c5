import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { IssuedToken } from '../../contract/token-answer.ts';
import { IssueTokenBody } from '../../contract/token.dto.ts';
import { IssueTokenCommand } from './issue-token.command.ts';

@ApiTags('Access')
@Controller('v1/tenants/:tenant/tokens')
export class IssueTokenController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequireScope('tokens:write')
  @Refuses('scope-escalation', 'token-already-expired')
  @ApiOperation({
    summary: 'Issue an API token',
    description: 'Its secret is in this answer and is never shown again.',
  })
  @ApiParam({ name: 'tenant' })
  async issue(@CurrentCaller() caller: Caller, @Body() body: IssueTokenBody): Promise<IssuedToken> {
    const command = new IssueTokenCommand(caller, body);
    return caller.respond(await this.commands.execute<IssueTokenCommand, Outcome<IssuedToken>>(command));
  }
}
