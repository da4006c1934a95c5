import { Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { AuthorityPath } from '../../contract/authority.dto.ts';
import type { FixAnswer } from '../../contract/fix-answers.ts';
import { FixDraftBody } from '../../contract/fix.dto.ts';
import { FixDraftCommand } from './fix-draft.command.ts';

@ApiTags('Authorities')
@Controller('v1/tenants/:tenant/authorities/:authority/fixes')
export class FixDraftController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @RequireScope('authorities:write')
  @Refuses('not-found', 'fix-not-applicable', 'revision-mismatch')
  @ApiOperation({
    summary: 'Fix the draft',
    description:
      'Retargets links, pins them to the latest version, or restores an anchor, and saves the changed text as the draft. With `Dry-Run: true` nothing is saved and the answer has the changed text and the findings before and after.',
  })
  @ApiHeader({ name: 'If-Match', required: false, description: 'ETag of the draft the fix is meant for.' })
  async fix(
    @CurrentCaller() caller: Caller,
    @Param() path: AuthorityPath,
    @Body() body: FixDraftBody,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<FixAnswer> {
    const command = new FixDraftCommand(caller, path.authority, body, ifMatch);
    const answer = caller.respond(await this.commands.execute<FixDraftCommand, Outcome<FixAnswer>>(command));
    caller.header('ETag', `"${answer.revision}"`);
    return answer;
  }
}
