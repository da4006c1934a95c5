import type { AnyAggregateType } from '@chancery/event-sourcing';
import type { ContextDefinition } from '@chancery/platform';
import type { Projection } from '@chancery/read-models';
import { tokenAggregate } from './token/token.aggregate.ts';
import { tokensProjection } from './tokens/tokens.projection.ts';

export const accessDefinition: ContextDefinition = {
  name: 'access',
  aggregates: [tokenAggregate as unknown as AnyAggregateType],
  projections: [tokensProjection as unknown as Projection],
};
