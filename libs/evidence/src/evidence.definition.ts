import type { AnyAggregateType } from '@chancery/event-sourcing';
import type { ContextDefinition } from '@chancery/platform';
import { datasetAggregate } from './dataset/dataset.aggregate.ts';
import { batchesProjection } from './datasets/batches.projection.ts';
import { datasetsProjection } from './datasets/datasets.projection.ts';
import { savedQueriesProjection } from './query/saved/saved-queries.projection.ts';
import { savedQueryAggregate } from './query/saved/saved-query.aggregate.ts';

export const evidenceDefinition: ContextDefinition = {
  name: 'evidence',
  aggregates: [datasetAggregate as unknown as AnyAggregateType, savedQueryAggregate as unknown as AnyAggregateType],
  projections: [datasetsProjection, batchesProjection, savedQueriesProjection],
};
