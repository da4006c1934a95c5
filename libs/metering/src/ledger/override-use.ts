import type { OverrideUse } from '../contract/ledger-answers.ts';
import type { LedgerEvent, OverrideDraw } from './ledger.events.ts';
import { overrideRemaining } from './ledger.state.ts';
import type { OpenedLedger } from './opened-ledger.ts';

/** What the charge or hold among `events` drew from overrides; `null` when it drew nothing. */
export function overrideUse(ledger: OpenedLedger, events: readonly LedgerEvent[]): OverrideUse | null {
  for (const event of events) {
    const draws = drawsOf(event);
    if (draws === undefined) continue;
    const drawn = draws.reduce((sum, { quantity }) => sum + quantity, 0);
    return { drawn, remaining: overrideRemaining(ledger), overrides: draws.map(({ override }) => override) };
  }
  return null;
}

function drawsOf(event: LedgerEvent): readonly OverrideDraw[] | undefined {
  const draws = event.type === 'UsageConsumed' || event.type === 'UsageHeld' || event.type === 'HoldCommitted';
  return draws ? event.overrides : undefined;
}
