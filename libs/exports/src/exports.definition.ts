import type { ContextDefinition } from '@chancery/platform';
import { exportAggregate } from './export/export.aggregate.ts';
import { exportsProjection } from './exports/exports.projection.ts';
import { signingKeysAggregate } from './signing-keys/signing-keys.aggregate.ts';

export const exportsDefinition: ContextDefinition = {
  name: 'exports',
  aggregates: [exportAggregate, signingKeysAggregate],
  projections: [exportsProjection],
};
