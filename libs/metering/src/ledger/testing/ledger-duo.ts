import { strict as assert } from 'node:assert';
import { fold } from '@chancery/kernel';
import type { EpochMs } from '@chancery/kernel';
import { opensByItself } from '../ledger.commands.ts';
import type { LedgerCommand, LedgerOwner } from '../ledger.commands.ts';
import type { LedgerEvent } from '../ledger.events.ts';
import { ledgerDecider } from '../ledger.decide.ts';
import { evolveLedger, overrideRemaining, UNOPENED } from '../ledger.state.ts';
import type { LedgerState, OpenedLedger } from '../opened-ledger.ts';
import { openedAt } from '../opening.ts';
import { PERIODS } from '../period.ts';
import { useIn } from '../recorded-uses.ts';
import type { RecordedUse } from '../recorded-uses.ts';
import { expectLifts } from './duo-lifts.ts';
import { bothOf } from './duo-steps.ts';
import type { Step } from './duo-steps.ts';
import { LedgerModel } from './ledger-model.ts';
import { IDENTITY } from './ledger-samples.ts';
import { ModelCalendar } from './model-calendar.ts';

/** What a process that starts again makes its state from. */
export type Restart = 'events' | 'last opening' | 'snapshot';

/** How long after it was asked for a new time zone holds. */
const LEAD = 5000;

/**
 * A ledger and the model of it, side by side. Compares by `node:assert`: there are a hundred thousand comparisons in a
 * run of the property, and Jest's own notes down where each was made.
 */
export class LedgerDuo {
  readonly events: LedgerEvent[] = [];
  private readonly model: LedgerModel;
  private state: LedgerState = UNOPENED;
  private owner: LedgerOwner;
  private readonly uses = new Map<string, RecordedUse>();
  private readonly holds: string[] = [];
  private readonly requests: string[] = [];
  private next = 0;

  constructor(timeZone: string) {
    this.model = new LedgerModel(new ModelCalendar(timeZone));
    this.owner = { tenant: IDENTITY.tenant, timeZone };
  }

  /** Decides the step both ways. @throws AssertionError where they differ, or a way out of a refusal is none. */
  run(step: Step, now: EpochMs): void {
    if (step.do === 'move') {
      this.move(step.timeZone, now);
      return;
    }
    const id = `command-${this.next++}`;
    if (step.do === 'hold') this.holds.push(id);
    if (step.do === 'request') this.requests.push(id);
    if (this.state.kind === 'unopened') this.model.calendar.begin();
    const ledger = this.ledgerAt(now);
    const { model, owner, uses, holds, requests } = this;
    const { command, verdict } = bothOf(step, id, { model, owner, uses, holds, requests }, now);
    const decision = ledgerDecider.decide(this.sent(command), this.state, now);
    const fired = decision.events.flatMap((event) =>
      event.type === 'ThresholdsCrossed' ? event.percents.map((percent) => `${event.budget} ${percent}`) : [],
    );
    const code = decision.kind === 'rejected' ? decision.rejection.code : undefined;
    assert.deepEqual({ accepted: decision.kind === 'accepted', fired, code }, { code: undefined, ...verdict });
    if (code === 'budget-soft-stopped' || code === 'budget-hard-capped') expectLifts(command, ledger, now);
    this.record(id, decision.events, now);
    this.expectSameFigures(now);
  }

  /** Starts again: nothing but what was stored is left. @throws AssertionError when that is not the state it was. */
  restart(from: Restart): void {
    const before = this.state;
    this.state = this.rehydrated(from);
    assert.deepEqual(this.state, before);
  }

  private move(timeZone: string, now: EpochMs): void {
    if (timeZone === this.owner.timeZone) return;
    const since = Math.max(now + LEAD, (this.owner.since ?? 0) + 1);
    this.owner = { ...this.owner, timeZone, since };
    this.model.calendar.move(timeZone, since);
  }

  /** The command as it reaches the ledger: with its owner where the ledger is not open or in another time zone. */
  private sent(command: LedgerCommand): LedgerCommand {
    const settled = this.state.kind === 'open' && this.state.timeZone === this.owner.timeZone;
    return settled || opensByItself(command) ? command : { ...command, owner: this.owner };
  }

  private ledgerAt(now: EpochMs): OpenedLedger {
    return openedAt({ ...this.owner, meter: IDENTITY.meter }, this.state, now).ledger;
  }

  private rehydrated(from: Restart): LedgerState {
    if (from === 'snapshot') return JSON.parse(JSON.stringify(this.state)) as LedgerState;
    const opening = this.events.findLastIndex(({ type }) => type === 'PeriodOpened');
    const first = from === 'last opening' ? Math.max(opening, 0) : 0;
    return fold(evolveLedger, UNOPENED, this.events.slice(first));
  }

  private record(id: string, events: readonly LedgerEvent[], now: EpochMs): void {
    if (events.length > 0) this.model.calendar.settle(now);
    for (const event of events) {
      this.events.push(event);
      this.state = evolveLedger(this.state, event);
      const use = useIn(event, now);
      if (use) this.uses.set(id, use);
    }
  }

  private expectSameFigures(now: EpochMs): void {
    const ledger = this.ledgerAt(now);
    const used = Object.fromEntries(PERIODS.map((period) => [period, this.model.used(period, now)]));
    assert.deepEqual(ledger.used, used);
    assert.equal(ledger.held, this.model.held(now));
    assert.equal(overrideRemaining(ledger), this.model.overrideRemaining(now));
    const open = ledger.requests.map(({ override, approvedBy }) => [override, ...approvedBy].join(' '));
    assert.deepEqual(open, this.model.openRequests(now));
  }
}
