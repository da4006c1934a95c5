import { assertNever } from '@chancery/kernel';
import type { OverrideEvent, OverrideGranted } from './ledger.events.ts';
import { lapseOf, withOverrides } from './ledger-parts.ts';
import type { OpenedLedger } from './opened-ledger.ts';

/** The ledger after something happened to an override or to a request for one. */
export function evolveOverrides(ledger: OpenedLedger, event: OverrideEvent): OpenedLedger {
  const { override: name } = event;
  switch (event.type) {
    case 'OverrideRequested': {
      const { type: _type, meter: _meter, ...request } = event;
      return withRequests(ledger, [...ledger.requests, { ...request, approvedBy: [] }]);
    }
    case 'OverrideApproved':
      return withRequests(
        ledger,
        ledger.requests.map((each) =>
          each.override === name ? { ...each, approvedBy: [...each.approvedBy, event.approvedBy] } : each,
        ),
      );
    case 'OverrideRefused':
    case 'OverrideRequestLapsed':
      return withoutRequest(ledger, name);
    case 'OverrideGranted':
      return granted(withoutRequest(ledger, name), event);
    case 'OverrideExpired':
    case 'OverrideReversed':
      return withOverrides(
        ledger,
        ledger.overrides.filter(({ override }) => override !== name),
      );
    case 'OverrideExhausted':
      // The draw that exhausted it has already left nothing.
      return ledger;
    default:
      return assertNever(event);
  }
}

/** What is carried of it is what a decision needs: not who asked, and when. */
function granted(ledger: OpenedLedger, event: OverrideGranted): OpenedLedger {
  const { override, grantedBy, reason, amount, endsAt } = event;
  const standing = { override, grantedBy, reason, amount, remaining: amount, endsAt };
  return withOverrides(ledger, [...ledger.overrides, standing]);
}

function withoutRequest(ledger: OpenedLedger, override: string): OpenedLedger {
  const others = ledger.requests.filter((each) => each.override !== override);
  return others.length === ledger.requests.length ? ledger : withRequests(ledger, others);
}

function withRequests(ledger: OpenedLedger, requests: OpenedLedger['requests']): OpenedLedger {
  return { ...ledger, requests, lapsesAt: lapseOf({ ...ledger, requests }) };
}
