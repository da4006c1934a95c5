import { assertNever } from '@chancery/kernel';
import type {
  BudgetAnswer,
  CommittedHoldAnswer,
  CorrectionAnswer,
  HoldAnswer,
  LedgerAnswer,
  OverrideAnswer,
  OverrideDecisionAnswer,
  OverrideRequestAnswer,
  ReleasedHoldAnswer,
  ReturnAnswer,
  ReversedOverrideAnswer,
  TogetherAnswer,
  UsageAnswer,
} from '../contract/ledger-answers.ts';
import { budgetAnswer, figuresOf, ledgerAnswer, overrideAnswer, remainingOf } from './figures.ts';
import { bookedPeriod, correctionAnswer } from './correction.answers.ts';
import { holdCommandAnswer } from './hold.answers.ts';
import type { LedgerCommand } from './ledger.commands.ts';
import type { LedgerEvent } from './ledger.events.ts';
import type { OpenedLedger } from './opened-ledger.ts';
import { overrideUse } from './override-use.ts';
import { requestCommandAnswer } from './request.answers.ts';
import { theOnly } from './the-only.ts';

/** What each kind of command is answered with. */
export type LedgerAnswers = {
  readonly OpenLedger: LedgerAnswer;
  readonly SetBudget: BudgetAnswer;
  readonly SetPlanQuotas: LedgerAnswer;
  readonly ConsumeUsage: UsageAnswer;
  readonly ConsumeTogether: TogetherAnswer;
  readonly ReportUsage: UsageAnswer;
  readonly ReturnUsage: ReturnAnswer;
  readonly CorrectUsage: CorrectionAnswer;
  readonly GrantOverride: OverrideAnswer;
  readonly RequestOverride: OverrideRequestAnswer;
  readonly ApproveOverride: OverrideDecisionAnswer;
  readonly RefuseOverride: OverrideDecisionAnswer;
  readonly ReverseOverride: ReversedOverrideAnswer;
  readonly HoldUsage: HoldAnswer;
  readonly RenewHold: HoldAnswer;
  readonly CommitHold: CommittedHoldAnswer;
  readonly ReleaseHold: ReleasedHoldAnswer;
};

export type AnyLedgerAnswer = LedgerAnswers[keyof LedgerAnswers];

/** The answer to an accepted command: `ledger` is the ledger after `events`. */
export function answerOf(
  ledger: OpenedLedger,
  events: readonly LedgerEvent[],
  command: LedgerCommand,
): AnyLedgerAnswer {
  switch (command.type) {
    case 'ConsumeUsage':
      return usageAnswer(ledger, events, command.quantity);
    case 'ConsumeTogether':
      return togetherAnswer(ledger, events);
    case 'ReportUsage':
      return { ...usageAnswer(ledger, events, command.quantity), ...bookedIn(events) };
    case 'SetBudget':
      return budgetAnswer(
        ledger,
        theOnly(ledger.budgets, ({ budget }) => budget === command.budget),
      );
    case 'GrantOverride':
      return overrideAnswer(theOnly(ledger.overrides, ({ override }) => override === command.override));
    case 'ReverseOverride':
      return { override: command.override, unused: unusedOf(events) };
    case 'RequestOverride':
    case 'ApproveOverride':
    case 'RefuseOverride':
      return requestCommandAnswer(ledger, events, command);
    case 'ReturnUsage': {
      const returned = events.some(({ type }) => type === 'UsageReturned') ? command.quantity : 0;
      return { meter: ledger.meter, returned, remaining: remainingOf(ledger) };
    }
    case 'CorrectUsage':
      return correctionAnswer(ledger, events, command);
    case 'HoldUsage':
    case 'RenewHold':
    case 'CommitHold':
    case 'ReleaseHold':
      return holdCommandAnswer(ledger, events, command);
    case 'OpenLedger':
    case 'SetPlanQuotas':
      return ledgerAnswer(ledger);
    default:
      return assertNever(command);
  }
}

function usageAnswer(ledger: OpenedLedger, events: readonly LedgerEvent[], quantity: number): UsageAnswer {
  const answer: UsageAnswer = { meter: ledger.meter, quantity, accepted: true, ...figuresOf(ledger) };
  const override = overrideUse(ledger, events);
  return override ? { ...answer, override } : answer;
}

function togetherAnswer(ledger: OpenedLedger, events: readonly LedgerEvent[]): TogetherAnswer {
  const consumed = events.flatMap((event) => {
    if (event.type !== 'UsageConsumed') return [];
    const override = overrideUse(ledger, [event]);
    return [{ quantity: event.quantity, ...(override ? { override } : {}) }];
  });
  return { meter: ledger.meter, consumed, ...figuresOf(ledger) };
}

/** The earlier periods that late use was counted in. */
function bookedIn(events: readonly LedgerEvent[]): Pick<UsageAnswer, 'booked'> {
  const reported = events.find((event) => event.type === 'UsageReported');
  return reported?.booked === undefined ? {} : { booked: reported.booked.map(bookedPeriod) };
}

function unusedOf(events: readonly LedgerEvent[]): number {
  const reversed = events.find(({ type }) => type === 'OverrideReversed');
  return reversed?.type === 'OverrideReversed' ? reversed.unused : 0;
}
