import { Body, Controller, Headers, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { DraftAnswer } from '../../contract/authority-answers.ts';
import { AuthorityPath, DraftAuthorityBody } from '../../contract/authority.dto.ts';
import { DraftAuthorityCommand } from './draft-authority.command.ts';

@ApiTags('Authorities')
@Controller('v1/tenants/:tenant/authorities/:authority')
export class DraftAuthorityController {
  constructor(private readonly commands: CommandBus) {}

  @Put()
  @RequireScope('authorities:write')
  @Refuses('revision-mismatch')
  @ApiOperation({
    summary: 'Save a draft',
    description: 'Begins the authority or gives its draft a new text. The same text again changes nothing.',
  })
  @ApiHeader({ name: 'If-Match', required: false, description: 'ETag of the draft the change is based on.' })
  async draft(
    @CurrentCaller() caller: Caller,
    @Param() path: AuthorityPath,
    @Body() body: DraftAuthorityBody,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<DraftAnswer> {
    const command = new DraftAuthorityCommand(caller, path.authority, body, ifMatch);
    const answer = caller.respond(await this.commands.execute<DraftAuthorityCommand, Outcome<DraftAnswer>>(command));
    caller.header('ETag', `"${answer.revision}"`);
    return answer;
  }
}
