import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, PageQuery, Refuses, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { AuthorityPath } from '../contract/authority.dto.ts';
import type { AuthorityDiff, VersionDetail, VersionList } from '../contract/version-answers.ts';
import { DiffQuery, VersionPath } from '../contract/version.dto.ts';
import { CompareVersions } from './compare-versions.query.ts';
import type { ComparedText } from './compare-versions.query.ts';
import { ListVersions } from './list-versions.query.ts';
import { ReadVersion } from './read-version.query.ts';

@ApiTags('Authorities')
@Controller('v1/tenants/:tenant/authorities/:authority')
export class VersionsController {
  constructor(private readonly queries: QueryBus) {}

  @Get('versions')
  @RequireScope('authorities:read')
  @Refuses('not-found')
  @ApiOperation({ summary: 'List the versions', description: 'Newest first, as of now.' })
  list(@CurrentCaller() caller: Caller, @Param() path: AuthorityPath, @Query() page: PageQuery): Promise<VersionList> {
    return this.queries.execute(new ListVersions(caller, path.authority, page.limit, page.after));
  }

  @Get('versions/:version')
  @RequireScope('authorities:read')
  @Refuses('not-found')
  @ApiOperation({
    summary: 'Read a version',
    description: 'Its text, what its links were pinned to, and the findings that stood when it was published.',
  })
  read(@CurrentCaller() caller: Caller, @Param() path: VersionPath): Promise<VersionDetail> {
    return this.queries.execute(new ReadVersion(caller, path.authority, path.version));
  }

  @Get('diff')
  @RequireScope('authorities:read')
  @Refuses('not-found')
  @ApiOperation({
    summary: 'Compare two versions',
    description: 'Or a version with the draft: line by line, and which sections came, went or changed.',
  })
  compare(
    @CurrentCaller() caller: Caller,
    @Param() path: AuthorityPath,
    @Query() { from, to }: DiffQuery,
  ): Promise<AuthorityDiff> {
    return this.queries.execute(new CompareVersions(caller, path.authority, comparedText(from), comparedText(to)));
  }
}

function comparedText(text: string): ComparedText {
  return text === 'draft' ? 'draft' : Number(text);
}
