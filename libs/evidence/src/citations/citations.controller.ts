import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { CitationList } from '../contract/withdrawal-answers.ts';
import { CitationQuery } from '../contract/withdrawal.dto.ts';
import { requireDatasetName } from '../dataset/dataset-name.ts';
import { ListCitations } from './list-citations.query.ts';

@ApiTags('Evidence')
@Controller('v1/tenants/:tenant/datasets/:dataset/citations')
export class CitationsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @RequireScope('evidence:read')
  @ApiOperation({
    summary: 'List who cites a dataset',
    description:
      'The authorities whose latest version or compiled draft cites its rows: all, those of one batch, or the rows ' +
      'named. Look at it before evidence is withdrawn.',
  })
  @ApiParam({ name: 'tenant' })
  list(
    @CurrentCaller() caller: Caller,
    @Param('dataset') dataset: string,
    @Query() { batch, row, limit, after }: CitationQuery,
  ): Promise<CitationList> {
    const selection = {
      dataset: requireDatasetName(dataset),
      ...(batch === undefined ? {} : { batch }),
      ...(row === undefined ? {} : { rows: row }),
    };
    return this.queries.execute(new ListCitations(caller, selection, limit, after));
  }
}
