import type { ContextDefinition } from '@chancery/platform';
import { budgetsProjection } from './budgets/budgets.projection.ts';
import { ledgerAggregate } from './ledger/ledger.aggregate.ts';
import { admissionsProjection } from './overrides/admissions.projection.ts';
import { overridesProjection } from './overrides/overrides.projection.ts';
import { telemetryProjection } from './overrides/telemetry.projection.ts';

export const meteringDefinition: ContextDefinition = {
  name: 'metering',
  aggregates: [ledgerAggregate],
  projections: [budgetsProjection, overridesProjection, admissionsProjection, telemetryProjection],
};
