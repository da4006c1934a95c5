import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { PublishAnswer } from '../../contract/authority-answers.ts';
import { AuthorityPath } from '../../contract/authority.dto.ts';
import { PublishAuthorityCommand } from './publish-authority.command.ts';

@ApiTags('Authorities')
@Controller('v1/tenants/:tenant/authorities/:authority/publish')
export class PublishAuthorityController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @RequireScope('authorities:publish')
  @Refuses('not-compiled', 'draft-moved-on', 'compile-outdated', 'references-broken')
  @ApiOperation({
    summary: 'Publish the compiled draft',
    description:
      'Freezes it as the next version, with its pins. Refused while a link is broken, or points at something else than when it was compiled. Publishing the same text with the same pins again changes nothing.',
  })
  async publish(@CurrentCaller() caller: Caller, @Param() path: AuthorityPath): Promise<PublishAnswer> {
    const command = new PublishAuthorityCommand(caller, path.authority);
    return caller.respond(await this.commands.execute<PublishAuthorityCommand, Outcome<PublishAnswer>>(command));
  }
}
