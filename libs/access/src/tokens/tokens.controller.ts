import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, PageQuery, RequireScope } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { TokenList } from '../contract/token-answer.ts';
import { ListTokens } from './list-tokens.query.ts';

@ApiTags('Access')
@Controller('v1/tenants/:tenant/tokens')
export class TokensController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @RequireScope('tokens:read')
  @ApiOperation({
    summary: 'List the API tokens',
    description: 'Newest first, revoked ones included, never their secrets.',
  })
  @ApiParam({ name: 'tenant' })
  list(@CurrentCaller() caller: Caller, @Query() page: PageQuery): Promise<TokenList> {
    return this.queries.execute(new ListTokens(caller, page));
  }
}
