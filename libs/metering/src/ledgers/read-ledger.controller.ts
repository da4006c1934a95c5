import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import { MeterPath } from '../contract/budget.dto.ts';
import type { LedgerAnswer } from '../contract/ledger-answers.ts';
import { ReadLedger } from './read-ledger.query.ts';

@ApiTags('Budgets')
@Controller('v1/tenants/:tenant/ledgers/:meter')
export class ReadLedgerController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @RequireScope('budgets:read')
  @ApiOperation({
    summary: 'Read a ledger',
    description:
      'All figures of a meter as the next decision would find them; a meter that was never used stands at 0.',
  })
  @ApiParam({ name: 'tenant' })
  read(@CurrentCaller() caller: Caller, @Param() path: MeterPath): Promise<LedgerAnswer> {
    return this.queries.execute(new ReadLedger(caller, path.meter));
  }
}
