import type { Projection } from '@chancery/read-models';
import { tokenAggregate } from '../token/token.aggregate.ts';
import { evolveToken } from '../token/token.state.ts';
import type { Token } from '../token/token.state.ts';

/** A token in the lists: its state, and what it is found by. */
export type TokenDocument = { readonly tenant: string; readonly issuedAt: number; readonly token: Token };

/** One document per token, by its stream. */
export const tokensProjection: Projection<TokenDocument> = {
  name: 'tokens',
  version: 1,
  types: tokenAggregate.codec.types,
  indexes: [{ fields: ['tenant', 'issuedAt'] }],
  keys: (event) => [event.stream],
  evolve(document, event) {
    const token = evolveToken(document?.token ?? null, tokenAggregate.codec.decode(event.type, event.data));
    return token && { tenant: event.tenant, issuedAt: token.issuedAt, token };
  },
};
