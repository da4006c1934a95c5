import type { ApiExample } from './api-example.ts';
import { AUTHORITY_EXAMPLES } from './authorities.examples.ts';
import { BUDGET_EXAMPLES } from './budgets.examples.ts';
import { EVIDENCE_EXAMPLES } from './evidence.examples.ts';
import { EXPORT_EXAMPLES } from './exports.examples.ts';
import { OPERATION_EXAMPLES } from './operations.examples.ts';
import { TENANT_EXAMPLES } from './tenants.examples.ts';
import { WITHDRAWAL_EXAMPLES } from './withdrawals.examples.ts';

/** Every documented request, in an order in which each finds what it needs. */
export const SCENARIO: readonly ApiExample[] = [
  ...TENANT_EXAMPLES,
  ...BUDGET_EXAMPLES,
  ...EVIDENCE_EXAMPLES,
  ...AUTHORITY_EXAMPLES,
  ...EXPORT_EXAMPLES,
  ...WITHDRAWAL_EXAMPLES,
  ...OPERATION_EXAMPLES,
];
