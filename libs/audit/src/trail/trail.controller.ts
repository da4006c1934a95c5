import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { AuditPage } from '../contract/audit-entry.ts';
import { AuditQuery } from '../contract/audit-query.dto.ts';
import { ReadTrail } from './read-trail.query.ts';

@ApiTags('Audit')
@Controller('v1/tenants/:tenant/audit')
export class TrailController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @RequireScope('audit:read')
  @ApiOperation({
    summary: 'Read the audit trail',
    description: 'Every event of the tenant by entry number, filtered.',
  })
  @ApiParam({ name: 'tenant' })
  read(@CurrentCaller() caller: Caller, @Query() query: AuditQuery): Promise<AuditPage> {
    return this.queries.execute(new ReadTrail(caller, query));
  }
}
