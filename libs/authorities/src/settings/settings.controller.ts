import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { AuthoritySettingsAnswer } from '../contract/skip-answers.ts';
import { ReadSettings } from './read-settings.query.ts';

@ApiTags('Authorities')
@Controller('v1/tenants/:tenant/authority-settings')
export class SettingsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @RequireScope('authorities:read')
  @ApiOperation({ summary: 'Read the settings of authorities', description: 'As of now.' })
  @ApiParam({ name: 'tenant' })
  read(@CurrentCaller() caller: Caller): Promise<AuthoritySettingsAnswer> {
    return this.queries.execute(new ReadSettings(caller));
  }
}
