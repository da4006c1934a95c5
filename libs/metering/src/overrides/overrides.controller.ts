import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, PageQuery, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { OverrideIdPath, OverridesQuery } from '../contract/override.dto.ts';
import type {
  AdmissionList,
  OverrideLifeList,
  OverrideLifeView,
  OverrideTelemetry,
} from '../contract/override-views.ts';
import { ListAdmissions } from './list-admissions.query.ts';
import { ListOverrides } from './list-overrides.query.ts';
import { ReadOverride } from './read-override.query.ts';
import { ReadTelemetry } from './read-telemetry.query.ts';

@ApiTags('Budgets')
@Controller('v1/tenants/:tenant')
export class OverridesController {
  constructor(private readonly queries: QueryBus) {}

  @Get('overrides')
  @RequireScope('budgets:read')
  @ApiOperation({ summary: 'List overrides', description: 'Overrides and requests for them, decided or not, by ID.' })
  @ApiParam({ name: 'tenant' })
  list(@CurrentCaller() caller: Caller, @Query() query: OverridesQuery): Promise<OverrideLifeList> {
    return this.queries.execute(new ListOverrides(caller, query.meter, query.limit, query.after));
  }

  @Get('overrides/:override')
  @RequireScope('budgets:read')
  @ApiOperation({ summary: 'Read an override', description: 'Who asked, who decided and when, and what is drawn.' })
  @ApiParam({ name: 'tenant' })
  read(@CurrentCaller() caller: Caller, @Param() path: OverrideIdPath): Promise<OverrideLifeView> {
    return this.queries.execute(new ReadOverride(caller, path.override));
  }

  @Get('overrides/:override/admissions')
  @RequireScope('budgets:read')
  @ApiOperation({
    summary: 'List what an override admitted',
    description: 'Each request that drew from it, oldest first, with its entry in the tenant’s log.',
  })
  @ApiParam({ name: 'tenant' })
  admissions(
    @CurrentCaller() caller: Caller,
    @Param() path: OverrideIdPath,
    @Query() page: PageQuery,
  ): Promise<AdmissionList> {
    return this.queries.execute(new ListAdmissions(caller, path.override, page.limit, page.after));
  }

  @Get('override-telemetry')
  @RequireScope('budgets:read')
  @ApiOperation({
    summary: 'Read override telemetry',
    description: 'Requests asked for, granted, refused and lapsed, and how long decisions took.',
  })
  @ApiParam({ name: 'tenant' })
  telemetry(@CurrentCaller() caller: Caller): Promise<OverrideTelemetry> {
    return this.queries.execute(new ReadTelemetry(caller));
  }
}
