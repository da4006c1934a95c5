import type { AnyAggregateType } from '@chancery/event-sourcing';
import type { Projection } from '@chancery/read-models';

/** What a bounded context gives the host besides its Nest module. */
export interface ContextDefinition {
  readonly name: string;
  readonly aggregates: readonly AnyAggregateType[];
  readonly projections: readonly Projection[];
}
