import type { ContextDefinition } from '@chancery/platform';
import { budgetsProjection } from './budgets/budgets.projection.ts';
import { ledgerAggregate } from './ledger/ledger.aggregate.ts';

export const meteringDefinition: ContextDefinition = {
  name: 'metering',
  aggregates: [ledgerAggregate],
  projections: [budgetsProjection],
};
