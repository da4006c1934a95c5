import { fold } from '@chancery/kernel';
import type { EpochMs, Rejection } from '@chancery/kernel';
import type { PreviewedCrossing, PreviewedDay } from '../contract/preview.ts';
import { iso } from '../ledger/figures.ts';
import { ledgerDecider } from '../ledger/ledger.decide.ts';
import type { LedgerCommand, LedgerIdentity, RecordedCharge, SetBudget } from '../ledger/ledger.commands.ts';
import type { LedgerEvent } from '../ledger/ledger.events.ts';
import { evolveLedger, UNOPENED } from '../ledger/ledger.state.ts';
import type { OpenedLedger } from '../ledger/opened-ledger.ts';
import { periodAt } from '../ledger/period.ts';
import { chargeOf, useIn } from '../ledger/recorded-uses.ts';
import { commandAgain } from './command-again.ts';
import type { PastEvent } from './command-again.ts';

/** A proposed budget; whoever approves overrides of it makes no difference to the past. */
export type ProposedBudget = Omit<SetBudget, 'type' | keyof LedgerIdentity | 'approvals'>;

type Day = { crossed: PreviewedCrossing[]; refusedRequests: number; refusedQuantity: number };

/**
 * A ledger of its own with nothing but the proposed budget, on which the past is decided again, in order, by the
 * ledger's own decider: uses, holds, returns, corrections, overrides and changes of time zone as they were; other budgets and the
 * plan left out. Requests that were refused in the past are not in a ledger and do not come up.
 */
export class BudgetReplay {
  replayed = 0;
  private ledger: OpenedLedger;
  private readonly charges = new Map<string, RecordedCharge[]>();
  private readonly days = new Map<string, Day>();

  private constructor(opened: readonly LedgerEvent[]) {
    this.ledger = fold(evolveLedger, UNOPENED, opened) as OpenedLedger;
  }

  /** @param start the time of the first event that will be told; the budget is in force from then on. */
  static begin(identity: LedgerIdentity, proposed: ProposedBudget, start: EpochMs): BudgetReplay | Rejection {
    const decision = ledgerDecider.decide({ type: 'SetBudget', ...identity, ...proposed }, UNOPENED, start);
    return decision.kind === 'rejected' ? decision.rejection : new BudgetReplay(decision.events);
  }

  /** Tells the next event of the past. */
  tell({ event, at, commandId }: PastEvent): void {
    const command = commandAgain(event, { ledger: this.ledger, charges: this.charges });
    if (command === null) return;
    if (isUse(command)) this.replayed++;
    const decision = ledgerDecider.decide(command, this.ledger, at);
    if (decision.kind === 'rejected') {
      if (command.type === 'ConsumeUsage' || command.type === 'HoldUsage') this.refused(command.quantity, at);
      return;
    }
    this.ledger = fold(evolveLedger, this.ledger, decision.events) as OpenedLedger;
    for (const each of decision.events) this.note(each, at, commandId);
  }

  /** The days on which something would have happened, oldest first. */
  result(): readonly PreviewedDay[] {
    return [...this.days].map(([day, happened]) => ({ day, ...happened }));
  }

  private note(event: LedgerEvent, at: EpochMs, commandId: string): void {
    if (event.type === 'ThresholdsCrossed') {
      const { periodKey, percents, used } = event;
      this.day(at).crossed.push({ periodKey, percents, used, at: iso(at) });
    }
    const charge = chargeOf(useIn(event, at) ?? undefined);
    if (charge) this.charges.set(commandId, [...(this.charges.get(commandId) ?? []), charge]);
  }

  private refused(quantity: number, at: EpochMs): void {
    const day = this.day(at);
    day.refusedRequests++;
    day.refusedQuantity += quantity;
  }

  private day(at: EpochMs): Day {
    const { key } = periodAt(this.ledger.timeZone, 'day', at);
    const day = this.days.get(key) ?? { crossed: [], refusedRequests: 0, refusedQuantity: 0 };
    this.days.set(key, day);
    return day;
  }
}

function isUse({ type }: LedgerCommand): boolean {
  return ['ConsumeUsage', 'ReportUsage', 'ReturnUsage', 'CorrectUsage', 'HoldUsage', 'CommitHold'].includes(type);
}
