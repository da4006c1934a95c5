import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, PageQuery, Problem, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { TenantAnswer, TenantList } from '../contract/tenant-answer.ts';
import { tenantAnswer } from '../tenant/tenant.aggregate.ts';
import { tenantOf } from '../tenant-of.ts';
import { ListTenants } from './list-tenants.query.ts';

@ApiTags('Tenants')
@Controller('v1')
export class TenantsController {
  constructor(private readonly queries: QueryBus) {}

  @Get('planes/:plane/tenants')
  @RequireScope('tenants:list')
  @ApiOperation({ summary: 'List the tenants of a plane', description: 'By name, with their nameplates.' })
  @ApiParam({ name: 'plane', enum: ['us', 'eu'] })
  list(@CurrentCaller() caller: Caller, @Query() page: PageQuery): Promise<TenantList> {
    return this.queries.execute(new ListTenants(caller, page.limit, page.after));
  }

  @Get('tenants/:tenant')
  @RequireScope('tenants:read')
  @ApiOperation({ summary: 'Read a tenant', description: 'Its nameplate, time zone, locale and plan, as of now.' })
  @ApiParam({ name: 'tenant' })
  async read(@CurrentCaller() caller: Caller): Promise<TenantAnswer> {
    const tenant = await tenantOf(caller.plane, caller.tenant);
    if (!tenant) throw new Problem('not-found', `There is no tenant ${caller.tenant}.`);
    return tenantAnswer(tenant);
  }
}
