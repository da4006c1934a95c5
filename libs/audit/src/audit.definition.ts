import type { ContextDefinition } from '@chancery/platform';
import { refusalsAggregate } from './refusals/refusals.aggregate.ts';

export const auditDefinition: ContextDefinition = {
  name: 'audit',
  aggregates: [refusalsAggregate],
  projections: [],
};
