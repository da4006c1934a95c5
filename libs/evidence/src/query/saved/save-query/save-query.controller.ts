import { Body, Controller, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { SavedQueryPath, SaveQueryBody } from '../../../contract/saved-query.dto.ts';
import type { SavedQueryAnswer } from '../../../contract/saved-query.ts';
import { SaveQueryCommand } from './save-query.command.ts';

@ApiTags('Evidence')
@Controller('v1/tenants/:tenant/saved-queries/:name')
export class SaveQueryController {
  constructor(private readonly commands: CommandBus) {}

  @Put()
  @RequireScope('queries:write')
  @Refuses('query-invalid', 'query-not-allowed', 'query-timeout', 'query-too-large', 'query-failed')
  @ApiOperation({
    summary: 'Save a query',
    description: 'In the place of the one of this name. It must be one SELECT that may be run; nothing of it is run.',
  })
  async save(
    @CurrentCaller() caller: Caller,
    @Param() path: SavedQueryPath,
    @Body() body: SaveQueryBody,
  ): Promise<SavedQueryAnswer> {
    const command = new SaveQueryCommand(caller, path.name, body);
    return caller.respond(await this.commands.execute<SaveQueryCommand, Outcome<SavedQueryAnswer>>(command));
  }
}
