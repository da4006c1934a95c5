import { accept, reject } from '@chancery/kernel';
import type { Decision, EpochMs, Rejection } from '@chancery/kernel';
import { approvalsNeeded } from './approvals.ts';
import { quantityOutOfRange } from './invalid.ts';
import { lapsedAt } from './lapses.ts';
import type { GrantOverride, RequestOverride, ReverseOverride } from './ledger.commands.ts';
import type { LedgerEvent } from './ledger.events.ts';
import type { OpenedLedger } from './opened-ledger.ts';
import { approvalsMissing, endNotAhead, notInForce, reasonTooShort, tooManyOverrides } from './override-refusals.ts';
import { isQuantity } from './quantity.ts';

/** A ledger carries all its overrides into every period until they end, exhausted ones too. */
export const MAX_OVERRIDES = 50;
/** Enough for a sentence; an override without a reason helps nobody later. */
export const MIN_REASON_LENGTH = 10;

/**
 * Lets use past the soft caps of the meter; a reason, an amount and an end are all required. Refused where a budget of
 * the meter demands two approvals: then it has to be asked for first.
 */
export function decideGrant(command: GrantOverride, state: OpenedLedger, now: EpochMs): Decision<LedgerEvent> {
  const { ledger, events } = lapsedAt(state, now);
  const { meter, override, grantedBy, reason, amount, endsAt } = command;
  const fault = askFault(command, now);
  if (fault) return reject(fault);
  if (approvalsNeeded(ledger) > 1) return reject(approvalsMissing(ledger, command));
  if (isFull(ledger, now)) return reject(tooManyOverrides(meter, MAX_OVERRIDES));
  return accept(...events, { type: 'OverrideGranted', meter, override, grantedBy, reason, amount, endsAt });
}

/** Takes back what is left of an override; what it admitted stays charged. */
export function decideReverse(command: ReverseOverride, state: OpenedLedger, now: EpochMs): Decision<LedgerEvent> {
  const { ledger, events } = lapsedAt(state, now);
  const { meter, override, reason } = command;
  const fault = reasonFault(reason);
  if (fault) return reject(fault);
  const standing = ledger.overrides.find((each) => each.override === override && each.endsAt > now);
  if (!standing) return reject(notInForce(meter, override));
  return accept(...events, { type: 'OverrideReversed', meter, override, reason, unused: standing.remaining });
}

/** What is wrong with an override that is asked for or granted; `null`: nothing. */
export function askFault(
  { amount, reason, endsAt }: Pick<GrantOverride | RequestOverride, 'amount' | 'reason' | 'endsAt'>,
  now: EpochMs,
): Rejection | null {
  if (!isQuantity(amount)) return quantityOutOfRange('amount', amount);
  return reasonFault(reason) ?? (endsAt > now ? null : endNotAhead(endsAt, now));
}

/** Whether a reason says too little; `code` and the scope `by` are those of what it is given for. */
export function reasonFault(
  reason: string,
  code = 'override-reason-too-short',
  by = 'budgets:override',
): Rejection | null {
  const { length } = reason.trim();
  return length < MIN_REASON_LENGTH ? reasonTooShort(code, length, MIN_REASON_LENGTH, by) : null;
}

/** Whether the meter has all the overrides it can have. */
export function isFull({ overrides }: OpenedLedger, now: EpochMs): boolean {
  return overrides.filter(({ endsAt }) => endsAt > now).length >= MAX_OVERRIDES;
}
