import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Caller, PageQuery } from '@chancery/platform';
import type { TokenList } from '../contract/token-answer.ts';
import { tokenAnswer } from '../token/token.aggregate.ts';
import { tokensProjection } from './tokens.projection.ts';

/** A page of the tenant's tokens, newest first. */
export class ListTokens {
  constructor(
    readonly caller: Caller,
    readonly page: PageQuery,
  ) {}
}

@QueryHandler(ListTokens)
export class ListTokensHandler implements IQueryHandler<ListTokens> {
  async execute({ caller, page }: ListTokens): Promise<TokenList> {
    const found = await caller.plane.projections.readModel(tokensProjection).find({
      where: { tenant: caller.tenant },
      sortBy: 'issuedAt',
      descending: true,
      limit: page.limit,
      ...(page.after === undefined ? {} : { after: page.after }),
      minPosition: caller.minPosition,
    });
    return { items: found.items.map(({ token }) => tokenAnswer(token)), cursor: found.cursor };
  }
}
