import { assertNever } from '@chancery/kernel';
import { eventCodec } from '@chancery/event-sourcing';
import type { AggregateType } from '@chancery/event-sourcing';
import type {
  BudgetAnswer,
  LedgerAnswer,
  OverrideAnswer,
  OverrideUse,
  ReturnAnswer,
  ReversedOverrideAnswer,
  UsageAnswer,
} from '../contract/ledger-answers.ts';
import { budgetAnswer, budgetFigure, ledgerAnswer, overrideAnswer, remainingOf } from './figures.ts';
import type { LedgerCommand } from './ledger.commands.ts';
import type { LedgerEvent } from './ledger.events.ts';
import { ledgerDecider } from './ledger.decide.ts';
import { overrideRemaining } from './ledger.state.ts';
import type { LedgerState, OpenedLedger } from './opened-ledger.ts';

/** What each kind of command is answered with. */
export type LedgerAnswers = {
  readonly OpenLedger: LedgerAnswer;
  readonly SetBudget: BudgetAnswer;
  readonly SetPlanQuotas: LedgerAnswer;
  readonly ConsumeUsage: UsageAnswer;
  readonly ReportUsage: UsageAnswer;
  readonly ReturnUsage: ReturnAnswer;
  readonly GrantOverride: OverrideAnswer;
  readonly ReverseOverride: ReversedOverrideAnswer;
};

export type AnyLedgerAnswer = LedgerAnswers[keyof LedgerAnswers];

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
    ThresholdsCrossed: { type: 'chancery.metering.thresholds-crossed.v1' },
    OverrideGranted: { type: 'chancery.metering.override-granted.v1' },
    OverrideExhausted: { type: 'chancery.metering.override-exhausted.v1' },
    OverrideExpired: { type: 'chancery.metering.override-expired.v1' },
    OverrideReversed: { type: 'chancery.metering.override-reversed.v1' },
  }),
  stateVersion: 1,
  answer(state, events, command) {
    if (state.kind === 'unopened') throw new Error(`${command.type} was accepted and left the ledger unopened`);
    return answerOf(state, events, command);
  },
  commandFromEvents(events) {
    for (const event of events) {
      const { type } = event;
      if (type === 'UsageConsumed') return { type: 'ConsumeUsage', meter: event.meter, quantity: event.quantity };
      if (type === 'UsageReported') return { type: 'ReportUsage', meter: event.meter, quantity: event.quantity };
    }
    return null;
  },
};

function answerOf(ledger: OpenedLedger, events: readonly LedgerEvent[], command: LedgerCommand): AnyLedgerAnswer {
  switch (command.type) {
    case 'ConsumeUsage':
    case 'ReportUsage':
      return usageAnswer(ledger, events, command.quantity);
    case 'SetBudget':
      return budgetAnswer(
        ledger,
        theOnly(ledger.budgets, ({ budget }) => budget === command.budget),
      );
    case 'GrantOverride':
      return overrideAnswer(theOnly(ledger.overrides, ({ override }) => override === command.override));
    case 'ReverseOverride':
      return { override: command.override, unused: unusedOf(events) };
    case 'ReturnUsage': {
      const returned = events.some(({ type }) => type === 'UsageReturned') ? command.quantity : 0;
      return { meter: ledger.meter, returned, remaining: remainingOf(ledger) };
    }
    case 'OpenLedger':
    case 'SetPlanQuotas':
      return ledgerAnswer(ledger);
    default:
      return assertNever(command);
  }
}

function usageAnswer(ledger: OpenedLedger, events: readonly LedgerEvent[], quantity: number): UsageAnswer {
  const budgets = ledger.budgets.map((budget) => budgetFigure(ledger, budget));
  const answer: UsageAnswer = {
    meter: ledger.meter,
    quantity,
    accepted: true,
    budgets,
    remaining: remainingOf(ledger),
  };
  const override = overrideUse(ledger, events);
  return override ? { ...answer, override } : answer;
}

function overrideUse(ledger: OpenedLedger, events: readonly LedgerEvent[]): OverrideUse | null {
  for (const event of events) {
    if (event.type !== 'UsageConsumed' || event.overrides === undefined) continue;
    const drawn = event.overrides.reduce((sum, { quantity }) => sum + quantity, 0);
    const overrides = event.overrides.map(({ override }) => override);
    return { drawn, remaining: overrideRemaining(ledger), overrides };
  }
  return null;
}

function unusedOf(events: readonly LedgerEvent[]): number {
  const reversed = events.find(({ type }) => type === 'OverrideReversed');
  return reversed?.type === 'OverrideReversed' ? reversed.unused : 0;
}

function theOnly<T>(items: readonly T[], isIt: (item: T) => boolean): T {
  const found = items.find(isIt);
  if (!found) throw new Error('An accepted command left nothing to answer with');
  return found;
}
