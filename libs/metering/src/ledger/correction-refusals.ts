import type { EpochMs, Rejection } from '@chancery/kernel';
import { GRACE_HOURS } from './ended-periods.ts';
import { iso } from './figures.ts';
import { invalid } from './invalid.ts';
import type { CorrectUsage } from './ledger.commands.ts';
import type { OpenedLedger } from './opened-ledger.ts';
import { figure, MAX_QUANTITY } from './quantity.ts';

/** No amount, or too much of one. */
export function correctionOutOfRange(quantity: number): Rejection {
  const found = Number.isFinite(quantity) ? quantity : String(quantity);
  return invalid(
    'quantity-out-of-range',
    `"quantity" is ${found}: a correction is a whole number up to ${figure(MAX_QUANTITY)} above or below 0, and not 0.`,
    { field: 'quantity', value: found, minimum: -MAX_QUANTITY, maximum: MAX_QUANTITY },
    'Send by how much more was used than was recorded, or by how much less as a number below 0.',
    'usage:correct',
  );
}

/** The command recorded no use of the meter, or several and it is not said which. */
export function recordedUseUnknown({ meter, recordedBy, item, uses }: CorrectUsage): Rejection {
  const range = `from 0 to ${uses - 1}`;
  const found = uses === 0 ? `no ${meter}` : `${uses} uses of ${meter}`;
  const which = item === undefined ? 'and it is not said which' : `and ${item} is none of them`;
  return invalid(
    'recorded-use-unknown',
    `The command "${recordedBy}" recorded ${found}${uses === 0 ? '' : `, ${which}`}.`,
    { meter, recordedBy, uses, ...(item === undefined ? {} : { item }) },
    uses === 0 ? 'Name the decision or the command that recorded the use.' : `Say which by \`item\`, ${range}.`,
    'usage:correct',
  );
}

/** All periods that the use lies in ended too long ago: their figures are final. */
export function correctionTooLate(ledger: OpenedLedger, { quantity }: CorrectUsage, usedAt: EpochMs): Rejection {
  const { tenant, meter } = ledger;
  const report = { method: 'POST', path: `/v1/tenants/${tenant}/usage/report`, body: { meter, quantity } };
  const more = { action: `Report the ${figure(quantity)} ${meter} as used now.`, by: 'usage:report', request: report };
  const leave = { action: 'Leave it as it is: the figures of its periods are final.', by: 'usage:correct' };
  return {
    code: 'correction-too-late',
    message: `The use of ${iso(usedAt)} lies in a day, week and month that ended more than ${GRACE_HOURS} hours ago.`,
    facts: { meter, usedAt: iso(usedAt), graceHours: GRACE_HOURS, requested: quantity },
    lift: [quantity > 0 ? more : leave],
  };
}

/** More would be taken away than there is. */
export function correctionBelowZero(
  ledger: OpenedLedger,
  command: CorrectUsage,
  recorded: number,
  left: number,
): Rejection {
  const { meter, recordedBy, item, quantity, reason } = command;
  const which = item === undefined ? {} : { item };
  const body = { meter, command: recordedBy, ...which, quantity: -left, reason };
  return {
    code: 'correction-below-zero',
    message: `Of the ${figure(recorded)} ${meter} that the command "${recordedBy}" recorded, ${figure(left)} are left: ${figure(-quantity)} cannot be taken away.`,
    facts: { meter, recordedBy, ...which, recorded, left, requested: quantity },
    lift: [
      {
        action: left === 0 ? 'Leave it: nothing is left of it.' : `Take away ${figure(left)} ${meter} or fewer.`,
        by: 'usage:correct',
        ...(left === 0
          ? {}
          : { request: { method: 'POST', path: `/v1/tenants/${ledger.tenant}/usage/corrections`, body } }),
      },
    ],
  };
}

export function tooManyCorrections(meter: string, maximum: number): Rejection {
  return invalid(
    'correction-too-many',
    `On the meter "${meter}" ${maximum} uses have been corrected whose periods can still be put right, which is the most there can be.`,
    { meter, maximum },
    'Correct one of these again, or wait until a month has ended.',
    'usage:correct',
  );
}
