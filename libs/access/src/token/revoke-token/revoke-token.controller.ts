import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { planeOf } from '@chancery/kernel';
import { CurrentCaller, Problem, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { TokenAnswer } from '../../contract/token-answer.ts';
import { RevokeTokenBody } from '../../contract/token.dto.ts';
import { RevokeTokenCommand } from './revoke-token.command.ts';

@ApiTags('Access')
@Controller('v1/tenants/:tenant/tokens/:token/revoke')
export class RevokeTokenController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @RequireScope('tokens:write')
  @ApiOperation({ summary: 'Revoke an API token', description: 'It stops working with this answer. History keeps it.' })
  @ApiParam({ name: 'tenant' })
  async revoke(
    @CurrentCaller() caller: Caller,
    @Param('token') token: string,
    @Body() body: RevokeTokenBody,
  ): Promise<TokenAnswer> {
    if (planeOf(token) !== caller.plane.id)
      throw new Problem('not-found', `There is no token "${token}" in this tenant.`);
    const command = new RevokeTokenCommand(caller, token, body.reason);
    return caller.respond(await this.commands.execute<RevokeTokenCommand, Outcome<TokenAnswer>>(command));
  }
}
