import { accept, reject } from '@chancery/kernel';
import type { Decision, EpochMs } from '@chancery/kernel';
import { approvalsNeeded } from './approvals.ts';
import { askFault, isFull, MAX_OVERRIDES, reasonFault } from './decide-override.ts';
import { lapsedAt } from './lapses.ts';
import type { ApproveOverride, RefuseOverride, RequestOverride } from './ledger.commands.ts';
import type { CarriedRequest, LedgerEvent, OverrideGranted } from './ledger.events.ts';
import type { OpenedLedger } from './opened-ledger.ts';
import { approverNotOther, requestNotOpen, tooManyOverrides, tooManyRequests } from './override-refusals.ts';

/** A ledger carries all open requests into every period. */
export const MAX_REQUESTS = 50;

/** Asks for an override; a reason, an amount and an end are all required. Nothing is allowed by it yet. */
export function decideRequest(command: RequestOverride, state: OpenedLedger, now: EpochMs): Decision<LedgerEvent> {
  const { ledger, events } = lapsedAt(state, now);
  const fault = askFault(command, now);
  if (fault) return reject(fault);
  if (ledger.requests.length >= MAX_REQUESTS) return reject(tooManyRequests(ledger.meter, MAX_REQUESTS));
  const { meter, override, requestedBy, reason, amount, endsAt } = command;
  const asked = { override, requestedBy, requestedAt: now, reason, amount, endsAt };
  return accept(...events, { type: 'OverrideRequested', meter, ...asked });
}

/**
 * Approves a request, as someone other than who asked and than who approved before. The override is in force with the
 * approval that makes as many as the budgets of the meter demand now.
 */
export function decideApprove(command: ApproveOverride, state: OpenedLedger, now: EpochMs): Decision<LedgerEvent> {
  const { ledger, events } = lapsedAt(state, now);
  const { meter, override, approvedBy } = command;
  const request = openRequest(ledger, override);
  if (!request) return reject(requestNotOpen(meter, override));
  if (approvedBy === request.requestedBy || request.approvedBy.includes(approvedBy)) {
    return reject(approverNotOther(request, approvedBy));
  }
  const approvers = [...request.approvedBy, approvedBy];
  if (approvers.length < approvalsNeeded(ledger)) {
    return accept(...events, { type: 'OverrideApproved', meter, override, approvedBy });
  }
  if (isFull(ledger, now)) return reject(tooManyOverrides(meter, MAX_OVERRIDES));
  return accept(...events, granted(meter, request, approvers, approvedBy));
}

/** Refuses a request; the reason is required. */
export function decideRefuse(command: RefuseOverride, state: OpenedLedger, now: EpochMs): Decision<LedgerEvent> {
  const { ledger, events } = lapsedAt(state, now);
  const { meter, override, refusedBy, reason } = command;
  const fault = reasonFault(reason);
  if (fault) return reject(fault);
  const request = openRequest(ledger, override);
  if (!request) return reject(requestNotOpen(meter, override));
  const { requestedAt } = request;
  return accept(...events, { type: 'OverrideRefused', meter, override, refusedBy, reason, requestedAt });
}

function openRequest({ requests }: OpenedLedger, override: string): CarriedRequest | undefined {
  return requests.find((each) => each.override === override);
}

function granted(
  meter: string,
  request: CarriedRequest,
  approvedBy: readonly string[],
  grantedBy: string,
): OverrideGranted {
  const { override, reason, amount, endsAt, requestedBy, requestedAt } = request;
  const asked = { requestedBy, requestedAt, approvedBy };
  return { type: 'OverrideGranted', meter, override, grantedBy, reason, amount, endsAt, ...asked };
}
