import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, PageQuery, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { ExportDetail, ExportList } from '../contract/export-answer.ts';
import { ListExports, ReadExport } from './read-exports.query.ts';

@ApiTags('Exports')
@Controller('v1/tenants/:tenant/exports')
export class ExportsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @RequireScope('exports:read')
  @ApiOperation({ summary: 'List exports', description: 'Newest first, blocked and failed ones too.' })
  @ApiParam({ name: 'tenant' })
  list(@CurrentCaller() caller: Caller, @Query() page: PageQuery): Promise<ExportList> {
    return this.queries.execute(new ListExports(caller, page.limit, page.after));
  }

  @Get(':export')
  @RequireScope('exports:read')
  @ApiOperation({ summary: 'Read an export', description: 'With its manifest, once it is built.' })
  @ApiParam({ name: 'tenant' })
  @ApiParam({ name: 'export' })
  read(@CurrentCaller() caller: Caller, @Param('export') exportId: string): Promise<ExportDetail> {
    return this.queries.execute(new ReadExport(caller, exportId));
  }
}
