import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { AuthorityPath } from '../../contract/authority.dto.ts';
import type { AcceptLinkAnswer } from '../../contract/skip-answers.ts';
import { AcceptLinkBody } from '../../contract/skip.dto.ts';
import { AcceptLinkCommand } from './accept-link.command.ts';

@ApiTags('Authorities')
@Controller('v1/tenants/:tenant/authorities/:authority/acceptances')
export class AcceptLinkController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @RequireScope('authorities:accept')
  @Refuses('not-found', 'link-not-found', 'target-changed')
  @ApiOperation({
    summary: 'Accept a suspect link',
    description:
      'Says that the claim still holds with what its link cites by now. Names what was read by its digest, so nothing is accepted unread.',
  })
  async accept(
    @CurrentCaller() caller: Caller,
    @Param() path: AuthorityPath,
    @Body() body: AcceptLinkBody,
  ): Promise<AcceptLinkAnswer> {
    const command = new AcceptLinkCommand(caller, path.authority, body.target, body.digest);
    return caller.respond(await this.commands.execute<AcceptLinkCommand, Outcome<AcceptLinkAnswer>>(command));
  }
}
