import { fold } from '@chancery/kernel';
import type { EpochMs, Rejection } from '@chancery/kernel';
import type { PreviewedCrossing, PreviewedDay } from '../contract/preview.ts';
import { iso } from '../ledger/figures.ts';
import { consumeAgain } from '../ledger/ledger.aggregate.ts';
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
  private replayed = 0;
  /** What one command consumed, until the event of another shows that it is all. */
  private together: PastEvent[] = [];
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
  tell(past: PastEvent): void {
    if (past.commandId !== this.together[0]?.commandId) this.tellTogether();
    if (past.event.type === 'UsageConsumed') this.together.push(past);
    else this.decideAgain(commandAgain(past.event, { ledger: this.ledger, charges: this.charges }), past);
  }

  /** The days on which something would have happened, oldest first, and how much was decided again for it. */
  result(): { readonly replayed: number; readonly days: readonly PreviewedDay[] } {
    this.tellTogether();
    const days = [...this.days].map(([day, happened]) => ({ day, ...happened }));
    return { replayed: this.replayed, days };
  }

  /** What one command consumed, in one quantity or in several, is decided again as one. */
  private tellTogether(): void {
    const [first] = this.together;
    if (!first) return;
    const quantities = this.together.flatMap(({ event }) => (event.type === 'UsageConsumed' ? [event.quantity] : []));
    this.together = [];
    this.decideAgain(consumeAgain(this.ledger.meter, quantities), first);
  }

  private decideAgain(command: LedgerCommand | null, { at, commandId }: PastEvent): void {
    if (command === null) return;
    if (isUse(command)) this.replayed++;
    const decision = ledgerDecider.decide(command, this.ledger, at);
    if (decision.kind === 'rejected') {
      this.refused(command, at);
      return;
    }
    this.ledger = fold(evolveLedger, this.ledger, decision.events) as OpenedLedger;
    for (const each of decision.events) this.note(each, at, commandId);
  }

  private note(event: LedgerEvent, at: EpochMs, commandId: string): void {
    if (event.type === 'ThresholdsCrossed') {
      const { periodKey, percents, used } = event;
      this.day(at).crossed.push({ periodKey, percents, used, at: iso(at) });
    }
    const charge = chargeOf(useIn(event, at) ?? undefined);
    if (charge) this.charges.set(commandId, [...(this.charges.get(commandId) ?? []), charge]);
  }

  private refused(command: LedgerCommand, at: EpochMs): void {
    const quantity = quantityAsked(command);
    if (quantity === 0) return;
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

/** What a command asks for that a budget can refuse. */
function quantityAsked(command: LedgerCommand): number {
  if (command.type === 'ConsumeTogether') return command.quantities.reduce((sum, quantity) => sum + quantity, 0);
  return command.type === 'ConsumeUsage' || command.type === 'HoldUsage' ? command.quantity : 0;
}

const USES: ReadonlySet<LedgerCommand['type']> = new Set<LedgerCommand['type']>([
  'ConsumeUsage',
  'ConsumeTogether',
  'ReportUsage',
  'ReturnUsage',
  'CorrectUsage',
  'HoldUsage',
  'CommitHold',
]);

function isUse({ type }: LedgerCommand): boolean {
  return USES.has(type);
}
