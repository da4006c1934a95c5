import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, PageQuery, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { AuthorityDetail, AuthorityList } from '../contract/authority-answers.ts';
import { AuthorityPath } from '../contract/authority.dto.ts';
import { ListAuthorities } from './list-authorities.query.ts';
import { ReadAuthority } from './read-authority.query.ts';

@ApiTags('Authorities')
@Controller('v1/tenants/:tenant/authorities')
export class AuthoritiesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @RequireScope('authorities:read')
  @ApiOperation({ summary: 'List the authorities', description: 'By ID, with status and the number of findings.' })
  @ApiParam({ name: 'tenant' })
  list(@CurrentCaller() caller: Caller, @Query() page: PageQuery): Promise<AuthorityList> {
    return this.queries.execute(new ListAuthorities(caller, page.limit, page.after));
  }

  @Get(':authority')
  @RequireScope('authorities:read')
  @ApiOperation({
    summary: 'Read an authority',
    description:
      'The text of its draft, what the last compile found, and its versions, as of now. The ETag is for `If-Match`.',
  })
  async read(@CurrentCaller() caller: Caller, @Param() path: AuthorityPath): Promise<AuthorityDetail> {
    const detail = await this.queries.execute<ReadAuthority, AuthorityDetail>(
      new ReadAuthority(caller, path.authority),
    );
    caller.header('ETag', `"${detail.draftRevision}"`);
    return detail;
  }
}
