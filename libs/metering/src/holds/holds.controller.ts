import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { HoldPath, HoldsQuery } from '../contract/hold.dto.ts';
import type { HoldAnswer, HoldList } from '../contract/ledger-answers.ts';
import { ListHolds } from './list-holds.query.ts';
import { ReadHold } from './read-hold.query.ts';

@ApiTags('Usage')
@Controller('v1/tenants/:tenant/usage/holds')
export class HoldsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @RequireScope('budgets:read')
  @ApiOperation({
    summary: 'List holds',
    description: 'The holds that stand on a meter now, by ID; those that have ended are gone.',
  })
  @ApiParam({ name: 'tenant' })
  list(@CurrentCaller() caller: Caller, @Query() query: HoldsQuery): Promise<HoldList> {
    return this.queries.execute(new ListHolds(caller, query.meter, query.limit, query.after));
  }

  @Get(':hold')
  @RequireScope('budgets:read')
  @ApiOperation({ summary: 'Read a hold', description: 'A hold that stands now, with the figures of its meter.' })
  @ApiParam({ name: 'tenant' })
  read(@CurrentCaller() caller: Caller, @Param() path: HoldPath): Promise<HoldAnswer> {
    return this.queries.execute(new ReadHold(caller, path.hold));
  }
}
