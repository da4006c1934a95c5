import { assertNever } from '@chancery/kernel';
import type { Decider } from '@chancery/kernel';
import { decideSetBudget } from './decide-budget.ts';
import { decideCommit, decideHold, decideRelease, decideRenew } from './decide-hold.ts';
import { decideGrant, decideReverse } from './decide-override.ts';
import { decideOpen, decideSetPlanQuotas } from './decide-quotas.ts';
import { decideApprove, decideRefuse, decideRequest } from './decide-request.ts';
import { decideReturn } from './decide-return.ts';
import { decideConsume, decideReport } from './decide-usage.ts';
import type { LedgerCommand } from './ledger.commands.ts';
import type { LedgerEvent } from './ledger.events.ts';
import { evolveLedger, UNOPENED } from './ledger.state.ts';
import type { LedgerState, OpenedLedger } from './opened-ledger.ts';

/**
 * Decides everything about one meter of one tenant on one state: budgets of every period, plan quotas, overrides and
 * holds are seen together, so no charge can fit one and miss another.
 */
export const ledgerDecider: Decider<LedgerCommand, LedgerEvent, LedgerState> = {
  initialState: UNOPENED,
  decide(command, state, now) {
    switch (command.type) {
      case 'ConsumeUsage':
        return decideConsume(command, opened(state), now);
      case 'ReportUsage':
        return decideReport(command, opened(state), now);
      case 'ReturnUsage':
        return decideReturn(command, opened(state), now);
      case 'GrantOverride':
        return decideGrant(command, opened(state), now);
      case 'RequestOverride':
        return decideRequest(command, opened(state), now);
      case 'ApproveOverride':
        return decideApprove(command, opened(state), now);
      case 'RefuseOverride':
        return decideRefuse(command, opened(state), now);
      case 'ReverseOverride':
        return decideReverse(command, opened(state), now);
      case 'HoldUsage':
        return decideHold(command, opened(state), now);
      case 'RenewHold':
        return decideRenew(command, opened(state), now);
      case 'CommitHold':
        return decideCommit(command, opened(state), now);
      case 'ReleaseHold':
        return decideRelease(command, opened(state), now);
      case 'SetBudget':
        return decideSetBudget(command, state, now);
      case 'SetPlanQuotas':
        return decideSetPlanQuotas(command, state, now);
      case 'OpenLedger':
        return decideOpen(command, state, now);
      default:
        return assertNever(command);
    }
  },
  evolve: evolveLedger,
};

/** @throws Error when nobody opened the ledger first (a bug: the functions of this library all do). */
function opened(state: LedgerState): OpenedLedger {
  if (state.kind === 'unopened') throw new Error('The ledger is not open: OpenLedger comes first');
  return state;
}
