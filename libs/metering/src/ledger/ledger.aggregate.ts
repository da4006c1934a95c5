import { eventCodec } from '@chancery/event-sourcing';
import type { AggregateType } from '@chancery/event-sourcing';
import { answerOf } from './ledger.answers.ts';
import type { AnyLedgerAnswer } from './ledger.answers.ts';
import type { ConsumeTogether, ConsumeUsage, LedgerCommand, ReportUsage } from './ledger.commands.ts';
import type { LedgerEvent, UsageReported } from './ledger.events.ts';
import { ledgerDecider } from './ledger.decide.ts';
import type { LedgerState } from './opened-ledger.ts';

/** One stream per tenant and meter; the stream's ID is the meter's slug. */
export const ledgerAggregate: AggregateType<LedgerCommand, LedgerEvent, LedgerState, AnyLedgerAnswer> = {
  category: 'ledger',
  decider: ledgerDecider,
  codec: eventCodec<LedgerEvent>({
    LedgerOpened: { type: 'chancery.metering.ledger-opened.v1' },
    TimeZoneChanged: { type: 'chancery.metering.time-zone-changed.v1' },
    PeriodOpened: { type: 'chancery.metering.period-opened.v1' },
    BudgetSet: { type: 'chancery.metering.budget-set.v1' },
    PlanQuotasSet: { type: 'chancery.metering.plan-quotas-set.v1' },
    UsageConsumed: { type: 'chancery.metering.usage-consumed.v1' },
    UsageReported: { type: 'chancery.metering.usage-reported.v1' },
    UsageReturned: { type: 'chancery.metering.usage-returned.v1' },
    UsageCorrected: { type: 'chancery.metering.usage-corrected.v1' },
    ThresholdsCrossed: { type: 'chancery.metering.thresholds-crossed.v1' },
    OverrideGranted: { type: 'chancery.metering.override-granted.v1' },
    OverrideRequested: { type: 'chancery.metering.override-requested.v1' },
    OverrideApproved: { type: 'chancery.metering.override-approved.v1' },
    OverrideRefused: { type: 'chancery.metering.override-refused.v1' },
    OverrideRequestLapsed: { type: 'chancery.metering.override-request-lapsed.v1' },
    OverrideExhausted: { type: 'chancery.metering.override-exhausted.v1' },
    OverrideExpired: { type: 'chancery.metering.override-expired.v1' },
    OverrideReversed: { type: 'chancery.metering.override-reversed.v1' },
    UsageHeld: { type: 'chancery.metering.usage-held.v1' },
    HoldRenewed: { type: 'chancery.metering.hold-renewed.v1' },
    HoldCommitted: { type: 'chancery.metering.hold-committed.v1' },
    HoldReleased: { type: 'chancery.metering.hold-released.v1' },
    HoldExpired: { type: 'chancery.metering.hold-expired.v1' },
  }),
  stateVersion: 6,
  answer(state, events, command) {
    if (state.kind === 'unopened') throw new Error(`${command.type} was accepted and left the ledger unopened`);
    return answerOf(state, events, command);
  },
  commandFromEvents(events) {
    const quantities: number[] = [];
    for (const event of events) {
      const { type } = event;
      // A use that opened or moved its ledger carried whose it is: that is recorded with the command.
      if (type === 'LedgerOpened' || type === 'TimeZoneChanged') return null;
      if (type === 'UsageReported') return reportAgain(event);
      if (type === 'UsageConsumed') quantities.push(event.quantity);
    }
    return consumeAgain(meterOf(events), quantities);
  },
};

function meterOf([first]: readonly LedgerEvent[]): string {
  return first?.meter ?? '';
}

/** The command that consumes the same again, of one meter: `null` where nothing was consumed. */
export function consumeAgain(meter: string, quantities: readonly number[]): ConsumeUsage | ConsumeTogether | null {
  const [quantity] = quantities;
  if (quantity === undefined) return null;
  if (quantities.length === 1) return { type: 'ConsumeUsage', meter, quantity };
  return { type: 'ConsumeTogether', meter, quantities };
}

/** The command that reports the same again. */
export function reportAgain({ meter, quantity, occurredAt }: UsageReported): ReportUsage {
  return { type: 'ReportUsage', meter, quantity, ...(occurredAt === undefined ? {} : { occurredAt }) };
}
