import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, PageQuery, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { DatasetDetail, DatasetList } from '../contract/dataset-answers.ts';
import { ListDatasets } from './list-datasets.query.ts';
import { ReadDataset } from './read-dataset.query.ts';

@ApiTags('Evidence')
@Controller('v1/tenants/:tenant/datasets')
export class DatasetsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @RequireScope('evidence:read')
  @ApiOperation({ summary: 'List datasets', description: 'By name, with their columns and how much they hold.' })
  @ApiParam({ name: 'tenant' })
  list(@CurrentCaller() caller: Caller, @Query() page: PageQuery): Promise<DatasetList> {
    return this.queries.execute(new ListDatasets(caller, page.limit, page.after));
  }

  @Get(':dataset')
  @RequireScope('evidence:read')
  @ApiOperation({ summary: 'Read a dataset', description: 'With a page of its batches, newest first.' })
  @ApiParam({ name: 'tenant' })
  read(
    @CurrentCaller() caller: Caller,
    @Param('dataset') dataset: string,
    @Query() page: PageQuery,
  ): Promise<DatasetDetail> {
    return this.queries.execute(new ReadDataset(caller, dataset, page.limit, page.after));
  }
}
