import type { AnyAggregateType } from '@chancery/event-sourcing';
import type { ContextDefinition } from '@chancery/platform';
import { authoritiesProjection } from './authorities/authorities.projection.ts';
import { authorityNamesProjection } from './authorities/authority-names.projection.ts';
import { authorityAggregate } from './authority/authority.aggregate.ts';
import { authorityLinksProjection } from './inbound-links/authority-links.projection.ts';
import { authoritySettingsAggregate } from './settings/authority-settings.aggregate.ts';

export const authoritiesDefinition: ContextDefinition = {
  name: 'authorities',
  aggregates: [authorityAggregate as unknown as AnyAggregateType, authoritySettingsAggregate],
  projections: [authoritiesProjection, authorityNamesProjection, authorityLinksProjection],
};
