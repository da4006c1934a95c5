import { accept, reject } from '@chancery/kernel';
import type { Decision, EpochMs, Rejection } from '@chancery/kernel';
import { iso } from './figures.ts';
import { invalid, quantityOutOfRange } from './invalid.ts';
import { lapsedAt } from './lapses.ts';
import type { GrantOverride, ReverseOverride } from './ledger.commands.ts';
import type { LedgerEvent } from './ledger.events.ts';
import type { OpenedLedger } from './opened-ledger.ts';
import { isQuantity } from './quantity.ts';

/** A ledger carries all its overrides into every period until they end, exhausted ones too. */
export const MAX_OVERRIDES = 50;
/** Enough for a sentence; an override without a reason helps nobody later. */
export const MIN_REASON_LENGTH = 10;

/** Lets use past the soft caps of the meter; a reason, an amount and an end are all required. */
export function decideGrant(command: GrantOverride, state: OpenedLedger, now: EpochMs): Decision<LedgerEvent> {
  const { ledger, events } = lapsedAt(state, now);
  const { meter, override, grantedBy, reason, amount, endsAt } = command;
  if (!isQuantity(amount)) return reject(quantityOutOfRange('amount', amount));
  if (reason.trim().length < MIN_REASON_LENGTH) return reject(reasonTooShort(reason));
  if (!(endsAt > now)) return reject(endNotAhead(endsAt, now));
  if (ledger.overrides.filter((each) => each.endsAt > now).length >= MAX_OVERRIDES)
    return reject(tooManyOverrides(ledger));
  return accept(...events, { type: 'OverrideGranted', meter, override, grantedBy, reason, amount, endsAt });
}

/** Takes back what is left of an override; what it admitted stays charged. */
export function decideReverse(command: ReverseOverride, state: OpenedLedger, now: EpochMs): Decision<LedgerEvent> {
  const { ledger, events } = lapsedAt(state, now);
  const { meter, override, reason } = command;
  if (reason.trim().length < MIN_REASON_LENGTH) return reject(reasonTooShort(reason));
  const standing = ledger.overrides.find((each) => each.override === override && each.endsAt > now);
  if (!standing) return reject(notInForce(meter, override));
  return accept(...events, { type: 'OverrideReversed', meter, override, reason, unused: standing.remaining });
}

function reasonTooShort(reason: string): Rejection {
  return invalid(
    'override-reason-too-short',
    `The reason has ${reason.trim().length} characters; it takes at least ${MIN_REASON_LENGTH}.`,
    { length: reason.trim().length, minimum: MIN_REASON_LENGTH },
    'Say why in a sentence.',
    'budgets:override',
  );
}

function endNotAhead(endsAt: EpochMs, now: EpochMs): Rejection {
  const shown = Number.isFinite(endsAt) ? iso(endsAt) : 'no date';
  return invalid(
    'override-end-not-ahead',
    `The override would end at ${shown}, and now it is ${iso(now)}.`,
    { endsAt: shown, now: iso(now) },
    'Give an `endsAt` in the future.',
    'budgets:override',
  );
}

function tooManyOverrides({ meter }: OpenedLedger): Rejection {
  return invalid(
    'override-too-many',
    `The meter "${meter}" has ${MAX_OVERRIDES} overrides that have not ended, which is the most it can have.`,
    { meter, maximum: MAX_OVERRIDES },
    'Reverse one of them, or wait until one ends.',
    'budgets:override',
  );
}

function notInForce(meter: string, override: string): Rejection {
  return invalid(
    'override-not-in-force',
    `The meter "${meter}" has no override "${override}" now: it never had, or it has ended.`,
    { meter, override },
    'Name an override that has not ended.',
    'budgets:override',
  );
}
