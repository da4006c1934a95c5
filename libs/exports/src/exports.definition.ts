import type { AnyAggregateType } from '@chancery/event-sourcing';
import type { ContextDefinition } from '@chancery/platform';
import type { Projection } from '@chancery/read-models';
import { exportAggregate } from './export/export.aggregate.ts';
import { exportsProjection } from './exports/exports.projection.ts';
import { signingKeysAggregate } from './signing-keys/signing-keys.aggregate.ts';

export const exportsDefinition: ContextDefinition = {
  name: 'exports',
  aggregates: [exportAggregate as unknown as AnyAggregateType, signingKeysAggregate as unknown as AnyAggregateType],
  projections: [exportsProjection as unknown as Projection],
};
