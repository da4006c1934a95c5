import type { OpenedLedger } from './opened-ledger.ts';

/** How many people have to approve an override: the most that any budget of the meter demands. */
export function approvalsNeeded({ budgets }: OpenedLedger): number {
  return budgets.reduce((most, { approvals = 1 }) => Math.max(most, approvals), 1);
}
