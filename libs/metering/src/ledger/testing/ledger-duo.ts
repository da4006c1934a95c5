import { strict as assert } from 'node:assert';
import { CommandIdReusedError } from '@chancery/event-sourcing';
import type { CommandContext, Outcome } from '@chancery/event-sourcing';
import { fold } from '@chancery/kernel';
import type { EpochMs } from '@chancery/kernel';
import { decideOnly } from '../decide-only.ts';
import { GRACE } from '../ended-periods.ts';
import { executeOnLedger } from '../execute-on-ledger.ts';
import type { AnyLedgerAnswer } from '../ledger.answers.ts';
import { ledgerNow } from '../ledger-now.ts';
import { evolveLedger, UNOPENED } from '../ledger.state.ts';
import type { OpenedLedger } from '../opened-ledger.ts';
import { PERIODS } from '../period.ts';
import type { PeriodBounds } from '../period.ts';
import { useIn } from '../recorded-uses.ts';
import { expectLifts } from './duo-lifts.ts';
import { bothOf } from './duo-steps.ts';
import type { Both, LedgerStep, UseStep } from './duo-steps.ts';
import { firedBy, tellingOf } from './duo-tellings.ts';
import { DuoWorld, TENANT } from './duo-world.ts';
import type { Recorded, Restart } from './duo-world.ts';
import { LedgerModel } from './ledger-model.ts';
import type { Verdict } from './ledger-model.ts';
import { IDENTITY } from './ledger-samples.ts';
import { ModelCalendar } from './model-calendar.ts';

/** One thing that happens. `twice`: the request is sent twice at once, with the same key. */
export type Step =
  | (LedgerStep & { readonly twice: boolean })
  /** Each decided by itself. */
  | { readonly do: 'batch'; readonly items: readonly UseStep[] }
  | { readonly do: 'check'; readonly quantity: number }
  /** A command is sent once more, or another under its key. */
  | { readonly do: 'repeat'; readonly command: number; readonly other: boolean }
  | { readonly do: 'move'; readonly timeZone: string };

/** A command that was sent, and its outcome where anything was recorded of it. */
interface Sent {
  readonly step: LedgerStep;
  readonly both: Both;
  readonly outcome: Outcome<AnyLedgerAnswer> | null;
}

const { meter } = IDENTITY;

/**
 * A ledger and the model of it, side by side. Compares by `node:assert`: there are a hundred thousand comparisons in a
 * run of the property, and Jest's own notes down where each was made.
 */
export class LedgerDuo {
  /** All that the ledger recorded. */
  readonly recorded: Recorded[] = [];
  private readonly world = new DuoWorld();
  private readonly uses: { command: string; item: number; of: number }[] = [];
  private readonly holds: string[] = [];
  private readonly overrides: string[] = [];
  private readonly requests: string[] = [];
  private readonly sent = new Map<string, Sent>();
  private readonly seenBounds = new Set<PeriodBounds>();
  private moves = 0;

  private constructor(private readonly model: LedgerModel) {}

  static async begin(timeZone: string, start: EpochMs): Promise<LedgerDuo> {
    const duo = new LedgerDuo(new LedgerModel(new ModelCalendar(timeZone)));
    await duo.world.createTenant(timeZone, start);
    return duo;
  }

  /** Takes the step both ways. @throws AssertionError where they differ, or a way out of a refusal is none. */
  async run(step: Step, now: EpochMs): Promise<void> {
    switch (step.do) {
      case 'move':
        return this.move(step.timeZone, now);
      case 'check':
        return this.check(step.quantity, now);
      case 'repeat':
        return this.repeat(step.command, step.other, now);
      case 'batch':
        return this.send(step.items, now);
      default:
        return this.send([step], now, step.twice);
    }
  }

  /** Starts again: nothing but what was stored is left. @throws AssertionError when that is not the state it was. */
  async restart(from: Restart): Promise<void> {
    const before = await this.world.state();
    await this.world.restart(from);
    assert.deepEqual(await this.world.state(), before);
  }

  /** @throws AssertionError where a fold from the last opening is another state than one of all. */
  async expectOpeningsWhole(): Promise<void> {
    const events = this.recorded.map(({ event }) => event);
    const opening = events.findLastIndex(({ type }) => type === 'PeriodOpened');
    assert.deepEqual(fold(evolveLedger, UNOPENED, events.slice(Math.max(opening, 0))), await this.world.state());
  }

  /** By a clock that is right: a move holds from a moment ahead, which nothing that was counted before can lie behind. */
  private async move(timeZone: string, now: EpochMs): Promise<void> {
    const since = await this.world.move(timeZone, `move-${this.moves++}`, this.model.timeAt(now));
    if (since !== null) this.model.calendar.move(timeZone, since);
  }

  /** Sends commands in one go, each under an ID of its own. */
  private async send(steps: readonly LedgerStep[], now: EpochMs, twice = false): Promise<void> {
    const contexts = steps.map((_step, index) => this.world.context(`command-${this.sent.size + index}`, now));
    const asked = steps.map((step, index) => ({ step, context: contexts[index] as CommandContext }));
    const all = asked.map(({ step, context }) => ({ step, context, both: this.bothOf(step, context) }));
    const sends = all.flatMap(({ both }) => (twice ? [both.send(), both.send()] : [both.send()]));
    const outcomes = await Promise.all(sends);
    const news = await this.world.news();
    this.note(news);
    all.forEach(({ step, context: { commandId: id }, both }, index) => {
      const [first, second] = twice ? outcomes : [outcomes[index]];
      if (!first) throw new Error('It was not answered');
      const own = news.filter(({ commandId }) => commandId === id);
      expectVerdict(first, own, both.verdict);
      if (second) expectRepeat(second, first, both.verdict);
      this.sent.set(id, { step, both, outcome: both.verdict.recorded ? first : null });
    });
    const ledger = await this.expectSameFigures(now);
    const [only, another] = all;
    if (another || !only?.both.capped) return;
    const { code } = only.both.verdict;
    // What is refused leaves the ledger as it was.
    if (code === 'budget-soft-stopped' || code === 'budget-hard-capped') {
      expectLifts(only.both.capped, ledger, this.model.timeAt(now));
    }
  }

  private bothOf(step: LedgerStep, context: CommandContext): Both {
    const { model, uses, holds, overrides, requests } = this;
    return bothOf(step, context, { plane: this.world.plane, model, uses, holds, overrides, requests });
  }

  private async check(quantity: number, now: EpochMs): Promise<void> {
    const ledger = await this.expectSameFigures(now);
    const command = { type: 'ConsumeUsage' as const, meter, quantity };
    const decided = decideOnly<'ConsumeUsage'>(ledger, command, this.model.timeAt(now));
    const code = decided.kind === 'rejected' ? decided.rejection.code : null;
    assert.equal(code, this.model.check(quantity, now));
  }

  /** What was recorded is answered as it was, and nothing is done; what was not is decided anew. */
  private async repeat(back: number, other: boolean, now: EpochMs): Promise<void> {
    const [id, before] = [...this.sent].at(-1 - back) ?? [];
    if (id === undefined || !before?.outcome) return;
    if (other) {
      const never = { type: 'ConsumeUsage' as const, meter, quantity: 1_000_003 };
      const again = executeOnLedger<'ConsumeUsage'>(this.world.plane, TENANT, never, this.world.context(id, now));
      await assert.rejects(again, (error) => error instanceof CommandIdReusedError);
    } else {
      expectRepeat(await before.both.send(), before.outcome, before.both.verdict);
    }
    assert.deepEqual(await this.world.news(), []);
    await this.expectSameFigures(now);
  }

  private note(news: readonly Recorded[]): void {
    this.recorded.push(...news);
    const perCommand = Map.groupBy(news, ({ commandId }) => commandId);
    for (const [command, events] of perCommand) {
      const of = events.filter(({ event, at }) => useIn(event, at) !== null).length;
      for (let item = 0; item < of; item++) this.uses.push({ command, item, of });
      for (const { event } of events) {
        if (event.type === 'UsageHeld') this.holds.push(event.hold);
        if (event.type === 'OverrideGranted') this.overrides.push(event.override);
        if (event.type === 'OverrideRequested') this.requests.push(event.override);
      }
    }
  }

  /** The ledger as it stands. @throws AssertionError where that is not what the model says. */
  private async expectSameFigures(asked: EpochMs): Promise<OpenedLedger> {
    const { model } = this;
    const now = model.timeAt(asked);
    const ledger = await ledgerNow(this.world.plane, TENANT, meter, now);
    const standing = model.standingAt(now);
    assert.deepEqual(ledger.used, Object.fromEntries(PERIODS.map((period) => [period, model.used(period, now)])));
    for (const period of PERIODS) {
      const bounds = ledger.periods[period];
      if (this.seenBounds.has(bounds)) continue;
      this.seenBounds.add(bounds);
      assert.ok(model.endsAt(period, bounds.endsAt, now), `${period} ${bounds.key} does not end at ${bounds.endsAt}`);
    }
    for (const { period, startsAt, endsAt, used } of ledger.ended) {
      if (endsAt + GRACE > now) assert.equal(used, model.usedIn(period, startsAt, now));
    }
    assert.equal(ledger.held, standing.held());
    assert.deepEqual(
      sorted(ledger.holds.map(({ hold, quantity, endsAt }) => `${hold} ${quantity} ${endsAt}`)),
      sorted([...standing.holds].map(([hold, { quantity, endsAt }]) => `${hold} ${quantity} ${endsAt}`)),
    );
    assert.deepEqual(
      sorted(
        ledger.overrides
          .filter(({ endsAt }) => endsAt > now)
          .map(({ override, remaining, endsAt }) => `${override} ${remaining} ${endsAt}`),
      ),
      sorted([...standing.overrides].map(([name, { remaining, endsAt }]) => `${name} ${remaining} ${endsAt}`)),
    );
    assert.deepEqual(
      ledger.requests.map(({ override, approvedBy }) => [override, ...approvedBy].join(' ')),
      [...standing.requests].map(([name, { approvedBy }]) => [name, ...approvedBy].join(' ')),
    );
    return ledger;
  }
}

/** @throws AssertionError where the outcome, or what was recorded, is not what the model says. */
function expectVerdict(outcome: Outcome<AnyLedgerAnswer>, own: readonly Recorded[], verdict: Verdict): void {
  const events = own.map(({ event }) => event);
  const { remaining, told, ...decided } = verdict;
  const code = outcome.kind === 'rejected' ? { code: outcome.rejection.code } : {};
  assert.deepEqual({ ...code, recorded: events.length > 0, fired: events.flatMap(firedBy) }, decided);
  assert.deepEqual(sorted(events.flatMap((event) => tellingOf(event) ?? [])), sorted(told));
  // A budget's own answer says what is left of it alone.
  if (outcome.kind === 'accepted' && 'remaining' in outcome.answer && 'budgets' in outcome.answer) {
    assert.equal(outcome.answer.remaining, remaining);
  }
}

/** @throws AssertionError where the same command again was answered otherwise. */
function expectRepeat(again: Outcome<AnyLedgerAnswer>, first: Outcome<AnyLedgerAnswer>, { recorded }: Verdict): void {
  assert.equal(again.kind, first.kind);
  if (again.kind !== 'accepted' || first.kind !== 'accepted') return;
  assert.deepEqual({ answer: again.answer, repeated: again.repeated }, { answer: first.answer, repeated: recorded });
}

function sorted(list: readonly string[]): readonly string[] {
  return list.toSorted();
}
