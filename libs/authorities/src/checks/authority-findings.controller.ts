import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { AuthorityFindingsList } from '../contract/authority-findings-answers.ts';
import { AuthorityFindingsQuery } from '../contract/authority-findings.dto.ts';
import { ListAuthorityFindings } from './list-authority-findings.query.ts';

@ApiTags('Authorities')
@Controller('v1/tenants/:tenant/authority-findings')
export class AuthorityFindingsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @RequireScope('authorities:read')
  @ApiOperation({
    summary: 'List the authorities with findings',
    description:
      'As of now, versions and compiled drafts. Only what changed since the last such request, and what links to it, is checked again; `checked` says how many that were.',
  })
  @ApiParam({ name: 'tenant' })
  list(@CurrentCaller() caller: Caller, @Query() page: AuthorityFindingsQuery): Promise<AuthorityFindingsList> {
    return this.queries.execute(new ListAuthorityFindings(caller, page));
  }
}
