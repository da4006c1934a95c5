import type { EpochMs, Rejection } from '@chancery/kernel';
import { iso } from './figures.ts';
import { invalid } from './invalid.ts';
import type { CarriedRequest } from './ledger.events.ts';
import type { GrantOverride } from './ledger.commands.ts';
import type { OpenedLedger } from './opened-ledger.ts';
import { figure } from './quantity.ts';

export function reasonTooShort(code: string, length: number, minimum: number, by: string): Rejection {
  return invalid(
    code,
    `The reason has ${length} characters; it takes at least ${minimum}.`,
    { length, minimum },
    'Say why in a sentence.',
    by,
  );
}

/** An end in the past. */
export function endNotAhead(endsAt: EpochMs, now: EpochMs): Rejection {
  const shown = Number.isFinite(endsAt) ? iso(endsAt) : 'no date';
  return invalid(
    'override-end-not-ahead',
    `The override would end at ${shown}, and now it is ${iso(now)}.`,
    { endsAt: shown, now: iso(now) },
    'Give an `endsAt` in the future.',
    'budgets:override',
  );
}

export function tooManyOverrides(meter: string, maximum: number): Rejection {
  return invalid(
    'override-too-many',
    `The meter "${meter}" has ${maximum} overrides that have not ended, which is the most it can have.`,
    { meter, maximum },
    'Reverse one of them, or wait until one ends.',
    'budgets:override',
  );
}

/** The override never was, or has ended. */
export function notInForce(meter: string, override: string): Rejection {
  return invalid(
    'override-not-in-force',
    `The meter "${meter}" has no override "${override}" now: it never had, or it has ended.`,
    { meter, override },
    'Name an override that has not ended.',
    'budgets:override',
  );
}

/** A budget of the meter demands a second approver: nobody grants an override alone. */
export function approvalsMissing({ tenant, meter }: OpenedLedger, command: GrantOverride): Rejection {
  const { amount, reason, endsAt } = command;
  return {
    code: 'override-approvals-missing',
    message: `A budget of the meter "${meter}" demands two approvals, so nobody grants an override alone.`,
    facts: { meter, approvals: 2 },
    lift: [
      {
        action: `Request ${figure(amount)} ${meter}, and let two others approve it.`,
        by: 'overrides:request',
        request: {
          method: 'POST',
          path: `/v1/tenants/${tenant}/budgets/${meter}/override-requests`,
          body: { reason, amount, endsAt: iso(endsAt) },
        },
      },
    ],
  };
}

export function tooManyRequests(meter: string, maximum: number): Rejection {
  return invalid(
    'override-request-too-many',
    `The meter "${meter}" has ${maximum} requests that nobody has decided, which is the most it can have.`,
    { meter, maximum },
    'Approve or refuse one of them, or wait until one lapses.',
    'budgets:override',
  );
}

/** The request never was, was decided, or has lapsed. */
export function requestNotOpen(meter: string, override: string): Rejection {
  return invalid(
    'override-request-not-open',
    `The meter "${meter}" has no open request "${override}": it never had, it was decided, or its end has come.`,
    { meter, override },
    'Name a request that is open, or make a new one.',
    'overrides:request',
  );
}

/** Nobody approves alone what needs others: not the one who asked, and nobody twice. */
export function approverNotOther({ override, requestedBy, approvedBy }: CarriedRequest, approver: string): Rejection {
  const why = approver === requestedBy ? 'asked for it' : 'has approved it already';
  return invalid(
    'override-approver-not-other',
    `${approver} ${why}, so someone else has to approve "${override}".`,
    { override, requestedBy, approvedBy },
    'Let someone else who may approve overrides do so.',
    'budgets:override',
  );
}
