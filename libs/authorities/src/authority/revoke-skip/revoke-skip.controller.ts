import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { RevokeSkipAnswer } from '../../contract/skip-answers.ts';
import { RevokeSkipBody, SkipPath } from '../../contract/skip.dto.ts';
import { RevokeSkipCommand } from './revoke-skip.command.ts';

@ApiTags('Authorities')
@Controller('v1/tenants/:tenant/authorities/:authority/skips/:skip/revoke')
export class RevokeSkipController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @RequireScope('authorities:skip')
  @Refuses('not-found', 'skip-not-in-force')
  @ApiOperation({ summary: 'Revoke a skip', description: 'Its finding blocks again at once.' })
  async revoke(
    @CurrentCaller() caller: Caller,
    @Param() path: SkipPath,
    @Body() body: RevokeSkipBody,
  ): Promise<RevokeSkipAnswer> {
    const command = new RevokeSkipCommand(caller, path.authority, path.skip, body.reason);
    return caller.respond(await this.commands.execute<RevokeSkipCommand, Outcome<RevokeSkipAnswer>>(command));
  }
}
