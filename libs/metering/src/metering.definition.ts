import type { AnyAggregateType } from '@chancery/event-sourcing';
import type { ContextDefinition } from '@chancery/platform';
import type { Projection } from '@chancery/read-models';
import { budgetsProjection } from './budgets/budgets.projection.ts';
import { ledgerAggregate } from './ledger/ledger.aggregate.ts';

export const meteringDefinition: ContextDefinition = {
  name: 'metering',
  aggregates: [ledgerAggregate as unknown as AnyAggregateType],
  projections: [budgetsProjection as unknown as Projection],
};
