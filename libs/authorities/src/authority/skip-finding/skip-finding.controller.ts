import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { AuthorityPath } from '../../contract/authority.dto.ts';
import type { SkipAnswer } from '../../contract/skip-answers.ts';
import { SkipFindingBody } from '../../contract/skip.dto.ts';
import { SkipFindingCommand } from './skip-finding.command.ts';

@ApiTags('Authorities')
@Controller('v1/tenants/:tenant/authorities/:authority/skips')
export class SkipFindingController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequireScope('authorities:skip')
  @Refuses(
    'not-found',
    'skips-not-allowed',
    'finding-not-found',
    'finding-does-not-block',
    'skip-justification-too-short',
    'skip-end-not-ahead',
    'skips-too-many',
  )
  @ApiOperation({
    summary: 'Skip a finding',
    description:
      'Lets a finding that blocks pass publish and export until an end, with a justification that exports print. Void as soon as the section it stands in or its target changes. A new skip of the same finding takes the place of the one before.',
  })
  async skip(
    @CurrentCaller() caller: Caller,
    @Param() path: AuthorityPath,
    @Body() body: SkipFindingBody,
  ): Promise<SkipAnswer> {
    const command = new SkipFindingCommand(caller, path.authority, body);
    return caller.respond(await this.commands.execute<SkipFindingCommand, Outcome<SkipAnswer>>(command));
  }
}
