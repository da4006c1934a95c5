import type { LedgerEvent } from '../ledger.events.ts';

/** What an event says has become of an override, a request or a hold, in the model's words; `null`: of none. */
export function tellingOf(event: LedgerEvent): string | null {
  switch (event.type) {
    case 'OverrideRequested':
      return `${event.override} requested by ${event.requestedBy}`;
    case 'OverrideApproved':
      return `${event.override} approved by ${event.approvedBy}`;
    case 'OverrideRefused':
      return `${event.override} refused by ${event.refusedBy}`;
    case 'OverrideRequestLapsed':
      return `${event.override} lapsed`;
    case 'OverrideGranted':
      return `${event.override} granted by ${(event.approvedBy ?? [event.grantedBy]).join()}`;
    case 'OverrideExhausted':
      return `${event.override} exhausted`;
    case 'OverrideExpired':
      return `${event.override} expired, ${event.unused} unused`;
    case 'OverrideReversed':
      return `${event.override} reversed, ${event.unused} unused`;
    case 'HoldExpired':
      return `${event.hold} hold expired`;
    default:
      return null;
  }
}

/** `daily 50`, `daily 80`, …: the thresholds that an event says have fired. */
export function firedBy(event: LedgerEvent): readonly string[] {
  return event.type === 'ThresholdsCrossed' ? event.percents.map((percent) => `${event.budget} ${percent}`) : [];
}
