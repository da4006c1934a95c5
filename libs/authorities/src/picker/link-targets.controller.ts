import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { LinkTargetList } from '../contract/link-target-answers.ts';
import { LinkTargetQuery } from '../contract/link-target.dto.ts';
import { LINK_TARGET_KINDS } from './index/link-target.ts';
import { SearchLinkTargets } from './search-link-targets.query.ts';

@ApiTags('Authorities')
@Controller('v1/tenants/:tenant/link-targets')
export class LinkTargetsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @RequireScope('authorities:read')
  @ApiOperation({
    summary: 'Search for something to link to',
    description:
      'One search over authorities, their sections, datasets, evidence rows and published help, with the Markdown to ' +
      'insert. Authorities and sections are found by title and ID, rows by ID, dataset and their first three columns ' +
      'of text. Datasets and rows need `evidence:read` as well.',
  })
  @ApiParam({ name: 'tenant' })
  search(@CurrentCaller() caller: Caller, @Query() query: LinkTargetQuery): Promise<LinkTargetList> {
    const asked = query.kinds?.split(',');
    const kinds = LINK_TARGET_KINDS.filter((kind) => asked === undefined || asked.includes(kind));
    return this.queries.execute(new SearchLinkTargets(caller, query.q, kinds, query.limit));
  }
}
