import type { LedgerEvent } from '../ledger/ledger.events.ts';

/** What an event took from overrides; negative where it gave back. */
export function drawsIn(event: LedgerEvent): readonly { readonly override: string; readonly quantity: number }[] {
  switch (event.type) {
    case 'UsageConsumed':
    case 'UsageHeld':
      return event.overrides ?? [];
    case 'UsageReturned':
      return event.overrides.map(({ override, quantity }) => ({ override, quantity: -quantity }));
    case 'UsageCorrected':
    case 'HoldCommitted':
    case 'HoldReleased':
    case 'HoldExpired':
      return (event.givenBack ?? []).map(({ override, quantity }) => ({ override, quantity: -quantity }));
    default:
      return [];
  }
}
