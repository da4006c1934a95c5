import { assertNever } from '@chancery/kernel';
import type { HoldEvent, OverrideDraw } from './ledger.events.ts';
import { charged, drawn, lapseOf, withOverrides } from './ledger-parts.ts';
import type { OpenedLedger } from './opened-ledger.ts';

/** The ledger after something happened to a hold. */
export function evolveHolds(ledger: OpenedLedger, event: HoldEvent): OpenedLedger {
  switch (event.type) {
    case 'UsageHeld': {
      const { type: _type, meter: _meter, ...hold } = event;
      const held = withHolds({ ...ledger, held: ledger.held + hold.quantity }, [...ledger.holds, hold]);
      return hold.overrides === undefined ? held : withOverrides(held, drawn(held.overrides, hold.overrides, -1));
    }
    case 'HoldRenewed':
      return withHolds(
        ledger,
        ledger.holds.map((each) => (each.hold === event.hold ? { ...each, endsAt: event.endsAt } : each)),
      );
    case 'HoldCommitted':
      return charged(freed(ledger, event), event.quantity);
    case 'HoldReleased':
    case 'HoldExpired':
      return freed(ledger, event);
    default:
      return assertNever(event);
  }
}

type Ended = { readonly hold: string; readonly held: number; readonly givenBack?: readonly OverrideDraw[] };

/** Without the hold, and with what it had drawn given back as the event says. */
function freed(ledger: OpenedLedger, { hold, held, givenBack }: Ended): OpenedLedger {
  const others = ledger.holds.filter((each) => each.hold !== hold);
  const after = withHolds({ ...ledger, held: ledger.held - held }, others);
  return givenBack === undefined ? after : withOverrides(after, drawn(after.overrides, givenBack, 1));
}

function withHolds(ledger: OpenedLedger, holds: OpenedLedger['holds']): OpenedLedger {
  const inOrder = holds.toSorted((left, right) => left.endsAt - right.endsAt);
  return { ...ledger, holds: inOrder, lapsesAt: lapseOf({ ...ledger, holds: inOrder }) };
}
