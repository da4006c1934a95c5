import { assertNever } from '@chancery/kernel';
import type { CommittedHoldAnswer, HoldAnswer, ReleasedHoldAnswer } from '../contract/ledger-answers.ts';
import { figuresOf, iso } from './figures.ts';
import type { HoldCommand } from './hold.commands.ts';
import type { CarriedHold, LedgerEvent } from './ledger.events.ts';
import type { OpenedLedger } from './opened-ledger.ts';
import { overrideUse } from './override-use.ts';
import { theOnly } from './the-only.ts';

/** The answer to an accepted command about a hold: `ledger` is the ledger after `events`. */
export function holdCommandAnswer(
  ledger: OpenedLedger,
  events: readonly LedgerEvent[],
  command: HoldCommand,
): HoldAnswer | CommittedHoldAnswer | ReleasedHoldAnswer {
  const { meter } = ledger;
  const { hold } = command;
  switch (command.type) {
    case 'HoldUsage':
    case 'RenewHold': {
      const answer = holdAnswer(
        ledger,
        theOnly(ledger.holds, (each) => each.hold === hold),
      );
      const override = overrideUse(ledger, events);
      return override ? { ...answer, override } : answer;
    }
    case 'CommitHold': {
      const { quantity } = command;
      const answer = { meter, hold, quantity, returned: heldBefore(events, hold) - quantity, ...figuresOf(ledger) };
      const override = overrideUse(ledger, events);
      return override ? { ...answer, override } : answer;
    }
    case 'ReleaseHold':
      return { meter, hold, released: heldBefore(events, hold), ...figuresOf(ledger) };
    default:
      return assertNever(command);
  }
}

/** A hold that stands, with the figures of its meter. */
export function holdAnswer(ledger: OpenedLedger, hold: CarriedHold): HoldAnswer {
  return { ...holdView(ledger.meter, hold), ...figuresOf(ledger) };
}

/** A hold in the list. */
export function holdView(meter: string, { hold, heldBy, quantity, endsAt }: CarriedHold) {
  return { meter, hold, heldBy, quantity, endsAt: iso(endsAt) };
}

/** What the hold that these events ended had reserved. */
function heldBefore(events: readonly LedgerEvent[], hold: string): number {
  for (const event of events) {
    if ((event.type === 'HoldCommitted' || event.type === 'HoldReleased') && event.hold === hold) return event.held;
  }
  throw new Error(`No event ended the hold ${hold}`);
}
