import { Controller, Delete, HttpCode, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@chancery/event-sourcing';
import { CurrentCaller, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { SavedQueryPath } from '../../../contract/saved-query.dto.ts';
import { RemoveQueryCommand } from './remove-query.command.ts';

@ApiTags('Evidence')
@Controller('v1/tenants/:tenant/saved-queries/:name')
export class RemoveQueryController {
  constructor(private readonly commands: CommandBus) {}

  @Delete()
  @HttpCode(204)
  @RequireScope('queries:write')
  @ApiOperation({ summary: 'Remove a saved query', description: 'Its name can be used again. History keeps it.' })
  async remove(@CurrentCaller() caller: Caller, @Param() path: SavedQueryPath): Promise<void> {
    const command = new RemoveQueryCommand(caller, path.name);
    caller.respond(await this.commands.execute<RemoveQueryCommand, Outcome<null>>(command));
  }
}
