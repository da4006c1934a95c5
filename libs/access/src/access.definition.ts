import type { ContextDefinition } from '@chancery/platform';
import { tokenAggregate } from './token/token.aggregate.ts';
import { tokensProjection } from './tokens/tokens.projection.ts';

export const accessDefinition: ContextDefinition = {
  name: 'access',
  aggregates: [tokenAggregate],
  projections: [tokensProjection],
};
