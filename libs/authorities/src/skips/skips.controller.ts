import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { AuthorityPath } from '../contract/authority.dto.ts';
import type { SkipList } from '../contract/skip-answers.ts';
import { ListSkips } from './list-skips.query.ts';

@ApiTags('Authorities')
@Controller('v1/tenants/:tenant/authorities/:authority/skips')
export class SkipsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @RequireScope('authorities:read')
  @Refuses('not-found')
  @ApiOperation({
    summary: 'List the skips',
    description:
      'Those neither revoked nor replaced, as of now: in force, past their end, void because their finding is gone, or suspended.',
  })
  list(@CurrentCaller() caller: Caller, @Param() path: AuthorityPath): Promise<SkipList> {
    return this.queries.execute(new ListSkips(caller, path.authority));
  }
}
