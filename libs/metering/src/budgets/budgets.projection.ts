import type { ProjectedEvent, Projection } from '@chancery/read-models';
import type { CrossingView } from '../contract/budget-views.ts';
import { ledgerAggregate } from '../ledger/ledger.aggregate.ts';
import type { LedgerEvent } from '../ledger/ledger.events.ts';
import { evolveLedger, UNOPENED } from '../ledger/ledger.state.ts';
import type { LedgerState, OpenedLedger } from '../ledger/opened-ledger.ts';
import { withOverrideEvent } from './override-history.ts';
import type { OverrideRecord } from './override-history.ts';

/** A meter of a tenant: its ledger as the last event left it, and what of the past is worth showing. */
export type MeterBudgetsDocument = {
  readonly tenant: string;
  readonly meter: string;
  readonly ledger: OpenedLedger;
  /** Newest first. */
  readonly crossings: readonly CrossingView[];
  /** Newest first. */
  readonly overrides: readonly OverrideRecord[];
};

/** Crossings, and overrides, kept of a meter. */
export const HISTORY_LENGTH = 20;

/** One document per tenant and meter. Folds with the ledger's own `evolve`, so it cannot count differently. */
export const budgetsProjection: Projection<MeterBudgetsDocument> = {
  name: 'budgets',
  version: 5,
  types: ledgerAggregate.codec.types,
  indexes: [{ fields: ['tenant', 'meter'] }],
  keys: (event) => [event.stream],
  evolve(document, projected) {
    const event = ledgerAggregate.codec.decode(projected.type, projected.data);
    const before: LedgerState = document?.ledger ?? UNOPENED;
    const ledger = evolveLedger(before, event);
    if (ledger.kind === 'unopened') return document;
    const { tenant, meter } = ledger;
    const crossings = withCrossing(document?.crossings ?? [], event, projected);
    const overrides = withOverrideEvent(document?.overrides ?? [], event, projected.time);
    return { tenant, meter, ledger, crossings, overrides: overrides.slice(0, HISTORY_LENGTH) };
  },
};

function withCrossing(
  crossings: readonly CrossingView[],
  event: LedgerEvent,
  { time }: ProjectedEvent,
): readonly CrossingView[] {
  if (event.type !== 'ThresholdsCrossed') return crossings;
  const { type: _type, meter: _meter, ...crossing } = event;
  return [{ ...crossing, crossedAt: new Date(time).toISOString() }, ...crossings].slice(0, HISTORY_LENGTH);
}
