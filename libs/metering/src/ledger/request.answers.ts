import { assertNever } from '@chancery/kernel';
import type { OverrideDecisionAnswer, OverrideRequestAnswer } from '../contract/ledger-answers.ts';
import { approvalsNeeded } from './approvals.ts';
import { iso } from './figures.ts';
import type { ApproveOverride, RefuseOverride, RequestOverride } from './ledger.commands.ts';
import type { LedgerEvent } from './ledger.events.ts';
import type { OpenedLedger } from './opened-ledger.ts';

/** The answer to an accepted command about a request: `ledger` is the ledger after `events`. */
export function requestCommandAnswer(
  ledger: OpenedLedger,
  events: readonly LedgerEvent[],
  command: RequestOverride | ApproveOverride | RefuseOverride,
): OverrideRequestAnswer | OverrideDecisionAnswer {
  const { meter } = ledger;
  const { override } = command;
  switch (command.type) {
    case 'RequestOverride': {
      const { requestedBy, reason, amount, endsAt } = command;
      const asked = { meter, override, requestedBy, reason, amount, endsAt: iso(endsAt) };
      return { ...asked, approvals: approvalsNeeded(ledger) };
    }
    case 'ApproveOverride':
      return approvalAnswer(ledger, events, override);
    case 'RefuseOverride':
      return { meter, override, status: 'refused', approvedBy: [], missing: 0 };
    default:
      return assertNever(command);
  }
}

function approvalAnswer(
  ledger: OpenedLedger,
  events: readonly LedgerEvent[],
  override: string,
): OverrideDecisionAnswer {
  const { meter } = ledger;
  for (const event of events) {
    if (event.type !== 'OverrideGranted') continue;
    return { meter, override, status: 'granted', approvedBy: event.approvedBy ?? [], missing: 0 };
  }
  const approvedBy = ledger.requests.find((each) => each.override === override)?.approvedBy ?? [];
  return { meter, override, status: 'requested', approvedBy, missing: approvalsNeeded(ledger) - approvedBy.length };
}
