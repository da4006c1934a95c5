import { accept, assertNever } from '@chancery/kernel';
import type { Decider, Decision, EpochMs } from '@chancery/kernel';
import { decideSetBudget } from './decide-budget.ts';
import { decideCorrect } from './decide-correction.ts';
import { decideCommit, decideHold, decideRelease, decideRenew } from './decide-hold.ts';
import { decideGrant, decideReverse } from './decide-override.ts';
import { decideOpen, decideSetPlanQuotas } from './decide-quotas.ts';
import { decideApprove, decideRefuse, decideRequest } from './decide-request.ts';
import { decideReturn } from './decide-return.ts';
import { decideConsumeTogether } from './decide-together.ts';
import { decideConsume, decideReport } from './decide-usage.ts';
import { opensByItself } from './ledger.commands.ts';
import type { LedgerCommand, LedgerUseCommand, OpeningCommand } from './ledger.commands.ts';
import type { LedgerEvent } from './ledger.events.ts';
import { evolveLedger, UNOPENED } from './ledger.state.ts';
import type { LedgerState, OpenedLedger } from './opened-ledger.ts';
import { openedAt } from './opening.ts';

/**
 * Decides everything about one meter of one tenant on one state: budgets of every period, plan quotas, overrides and
 * holds are seen together, so no charge can fit one and miss another.
 */
export const ledgerDecider: Decider<LedgerCommand, LedgerEvent, LedgerState> = {
  initialState: UNOPENED,
  decide: (command, state, now) =>
    opensByItself(command) ? decideOpening(command, state, now) : decideUse(command, state, now),
  evolve: evolveLedger,
};

function decideOpening(command: OpeningCommand, state: LedgerState, now: EpochMs): Decision<LedgerEvent> {
  switch (command.type) {
    case 'SetBudget':
      return decideSetBudget(command, state, now);
    case 'SetPlanQuotas':
      return decideSetPlanQuotas(command, state, now);
    case 'OpenLedger':
      return decideOpen(command, state, now);
    default:
      return assertNever(command);
  }
}

/** Opens the ledger first where the command says whose it is; a refusal opens nothing. */
function decideUse(command: LedgerUseCommand, state: LedgerState, now: EpochMs): Decision<LedgerEvent> {
  const { owner, meter } = command;
  if (owner === undefined) return decideOnOpened(command, opened(state), now);
  const { ledger, events } = openedAt({ ...owner, meter }, state, now);
  const decision = decideOnOpened(command, ledger, now);
  return decision.kind === 'rejected' ? decision : accept(...events, ...decision.events);
}

function decideOnOpened(command: LedgerUseCommand, ledger: OpenedLedger, now: EpochMs): Decision<LedgerEvent> {
  switch (command.type) {
    case 'ConsumeUsage':
      return decideConsume(command, ledger, now);
    case 'ConsumeTogether':
      return decideConsumeTogether(command, ledger, now);
    case 'ReportUsage':
      return decideReport(command, ledger, now);
    case 'ReturnUsage':
      return decideReturn(command, ledger, now);
    case 'CorrectUsage':
      return decideCorrect(command, ledger, now);
    case 'GrantOverride':
      return decideGrant(command, ledger, now);
    case 'RequestOverride':
      return decideRequest(command, ledger, now);
    case 'ApproveOverride':
      return decideApprove(command, ledger, now);
    case 'RefuseOverride':
      return decideRefuse(command, ledger, now);
    case 'ReverseOverride':
      return decideReverse(command, ledger, now);
    case 'HoldUsage':
      return decideHold(command, ledger, now);
    case 'RenewHold':
      return decideRenew(command, ledger, now);
    case 'CommitHold':
      return decideCommit(command, ledger, now);
    case 'ReleaseHold':
      return decideRelease(command, ledger, now);
    default:
      return assertNever(command);
  }
}

/** @throws Error when the command says not whose ledger to open (a bug: the functions of this library all do). */
function opened(state: LedgerState): OpenedLedger {
  if (state.kind === 'unopened') throw new Error('The ledger is not open, and the command names no owner');
  return state;
}
