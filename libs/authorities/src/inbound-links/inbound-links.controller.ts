import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, PageQuery, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { AuthorityPath } from '../contract/authority.dto.ts';
import type { InboundLinkList } from '../contract/inbound-link-answers.ts';
import { ListInboundLinks } from './list-inbound-links.query.ts';

@ApiTags('Authorities')
@Controller('v1/tenants/:tenant/authorities/:authority/inbound-links')
export class InboundLinksController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @RequireScope('authorities:read')
  @ApiOperation({
    summary: 'List what links here',
    description:
      'The authorities whose latest version or compiled draft links to this one, by ID; also links that lead nowhere but name it. Ask before a section or an authority is given up.',
  })
  list(
    @CurrentCaller() caller: Caller,
    @Param() path: AuthorityPath,
    @Query() page: PageQuery,
  ): Promise<InboundLinkList> {
    return this.queries.execute(new ListInboundLinks(caller, path.authority, page));
  }
}
