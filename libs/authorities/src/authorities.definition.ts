import type { AnyAggregateType } from '@chancery/event-sourcing';
import type { ContextDefinition } from '@chancery/platform';
import { authoritiesProjection } from './authorities/authorities.projection.ts';
import { authorityAggregate } from './authority/authority.aggregate.ts';
import { authorityLinksProjection } from './inbound-links/authority-links.projection.ts';

export const authoritiesDefinition: ContextDefinition = {
  name: 'authorities',
  aggregates: [authorityAggregate as unknown as AnyAggregateType],
  projections: [authoritiesProjection, authorityLinksProjection],
};
