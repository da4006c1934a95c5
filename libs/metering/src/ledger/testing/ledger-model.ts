import type { EpochMs } from '@chancery/kernel';
import type { BudgetSettings, PlanQuota } from '../ledger.events.ts';
import type { Period } from '../period.ts';
import type { ModelCalendar } from './model-calendar.ts';
import { DONE, giveUnits, IDLE, Standing } from './model-standing.ts';
import type { Deed } from './model-standing.ts';

/** What the model says of a request. */
export interface Verdict {
  /** Why it is refused; absent: it is accepted. */
  readonly code?: string;
  /** Whether anything is recorded: nothing of what is refused, or changes nothing where time has changed nothing either. */
  readonly recorded: boolean;
  /** `daily 50`, `daily 80`, …: thresholds that fire. */
  readonly fired: readonly string[];
  /** What becomes of overrides, requests and holds, in any order. */
  readonly told: readonly string[];
  /** What the answer says is left without overrides; absent where it is refused. */
  readonly remaining?: number | null;
}

interface Change {
  readonly kind: 'return' | 'correction';
  /** Below 0: taken back. */
  readonly by: number;
  readonly at: EpochMs;
}

interface Charge {
  readonly quantity: number;
  readonly at: EpochMs;
  /** Use that was only reported is not returned. */
  readonly reported: boolean;
  readonly changes: Change[];
  /** The override each unit beyond the caps was drawn from, in the order they were drawn. */
  readonly drawnFrom: string[];
}

interface ModelBudget extends BudgetSettings {
  fired: Set<number>;
  firedIn: string;
}

/**
 * The ledger told plainly: a list of charges, added up again for every question. Slow and obvious on purpose; shares
 * nothing with the ledger but the words.
 */
export class LedgerModel {
  /** The uses that each command recorded, in order. */
  private readonly charges = new Map<string, Charge[]>();
  private readonly budgets = new Map<string, ModelBudget>();
  private quotas: readonly PlanQuota[] | null = null;
  private standing = new Standing();
  /** When something was recorded last; `null`: nothing ever was. */
  private latest: EpochMs | null = null;

  constructor(readonly calendar: ModelCalendar) {}

  consume(id: string, quantity: number, asked: EpochMs): Verdict {
    return this.attempt(asked, (now) => {
      const code = this.misfit(quantity, now);
      if (code !== null) return { code };
      this.record(id, { quantity, at: now, drawnFrom: this.draw(quantity, now) });
      return DONE;
    });
  }

  /** The code of the refusal that `consume` would be; `null`: it would be accepted. Nothing is done. */
  check(quantity: number, asked: EpochMs): string | null {
    const { standing } = this;
    this.standing = this.standingAt(asked);
    const code = this.misfit(quantity, this.timeAt(asked));
    this.standing = standing;
    return code;
  }

  /** All of them or none. */
  consumeTogether(id: string, quantities: readonly number[], asked: EpochMs): Verdict {
    return this.attempt(asked, (now) => {
      const code = this.misfit(sumOf(quantities), now);
      if (code !== null) return { code };
      for (const quantity of quantities) {
        this.record(id, { quantity, at: now, drawnFrom: this.draw(quantity, now) });
      }
      return DONE;
    });
  }

  hold(id: string, quantity: number, endsAt: EpochMs, asked: EpochMs): Verdict {
    return this.attempt(asked, (now) => {
      const code = endFault(endsAt, now) ?? this.misfit(quantity, now);
      if (code !== null) return { code };
      this.standing.holds.set(id, { quantity, endsAt, drawnFrom: this.draw(quantity, now) });
      return DONE;
    });
  }

  /** Ends the hold: `used` of it is charged, the rest given back; 0: it was released. */
  endHold(id: string, hold: string, used: number, asked: EpochMs): Verdict {
    return this.attempt(asked, (now) => {
      const held = this.standing.holds.get(hold);
      if (!held) return { code: 'hold-not-standing' };
      if (used > held.quantity) return { code: 'hold-exceeded' };
      this.standing.holds.delete(hold);
      giveUnits(this.standing, held.drawnFrom, held.quantity - used, now);
      if (used > 0) this.record(id, { quantity: used, at: now, drawnFrom: held.drawnFrom });
      return DONE;
    });
  }

  renew(hold: string, endsAt: EpochMs, asked: EpochMs): Verdict {
    return this.attempt(asked, (now) => {
      const code = endFault(endsAt, now);
      if (code !== null) return { code };
      const held = this.standing.holds.get(hold);
      if (!held) return { code: 'hold-not-standing' };
      if (held.endsAt === endsAt) return IDLE;
      held.endsAt = endsAt;
      return DONE;
    });
  }

  /** The end of a hold that was made, though it may be over; else now. */
  endOf(hold: string, now: EpochMs): EpochMs {
    return this.standing.holds.get(hold)?.endsAt ?? now;
  }

  report(id: string, quantity: number, asked: EpochMs): Verdict {
    return this.attempt(asked, (now) => {
      this.record(id, { quantity, at: now, reported: true });
      return DONE;
    });
  }

  reportAsOf(id: string, quantity: number, at: EpochMs, asked: EpochMs): Verdict {
    return this.attempt(asked, (now) => {
      if (at > now + CLOCK_SKEW) return { code: 'usage-not-yet-occurred' };
      if (!this.isOpen('day', at, now)) return { code: 'usage-report-too-late' };
      this.record(id, { quantity, at: Math.min(at, now), reported: true });
      return DONE;
    });
  }

  giveBack(id: string, quantity: number, asked: EpochMs): Verdict {
    return this.attempt(asked, (now) => {
      const [charge, another] = this.charges.get(id) ?? [];
      if (!charge || another || charge.reported) return { code: 'charge-unknown' };
      if (!PERIODS.some((period) => this.isPresent(period, charge.at, now))) return IDLE;
      if (quantity > leftOf(charge)) return { code: 'return-exceeds-charge' };
      charge.changes.push({ kind: 'return', by: -quantity, at: now });
      giveUnits(this.standing, charge.drawnFrom, quantity, now);
      return DONE;
    });
  }

  /** `item`: which of the command's uses; `quantity` below 0: less was used than was recorded. */
  correct(id: string, item: number, quantity: number, asked: EpochMs): Verdict {
    return this.attempt(asked, (now) => {
      const charge = this.charges.get(id)?.[item];
      if (!charge) return { code: 'recorded-use-unknown' };
      if (!PERIODS.some((period) => this.isOpen(period, charge.at, now))) return { code: 'correction-too-late' };
      if (leftOf(charge) + quantity < 0) return { code: 'correction-below-zero' };
      charge.changes.push({ kind: 'correction', by: quantity, at: now });
      if (quantity > 0) return DONE;
      giveUnits(this.standing, charge.drawnFrom, -quantity, now);
      for (const budget of this.budgets.values()) {
        if (!this.isPresent(budget.period, charge.at, now)) continue;
        if (budget.firedIn !== this.present(budget.period, now)) continue;
        budget.fired = new Set([...budget.fired].filter((percent) => this.isReached(budget, percent, now)));
      }
      return DONE;
    });
  }

  setBudget(settings: BudgetSettings, asked: EpochMs): Verdict {
    return this.attempt(asked, (now) => {
      if (settings.hardCap !== null && settings.hardCap < settings.softCap) return { code: 'budget-caps-out-of-order' };
      const before = this.budgets.get(settings.budget);
      if (before && SETTINGS.every((name) => String(before[name]) === String(settings[name]))) return IDLE;
      const firedIn = this.present(settings.period, now);
      let kept: number[] = [];
      if (before?.period === settings.period && before.firedIn === firedIn) {
        const same = before.limit === settings.limit && String(before.thresholds) === String(settings.thresholds);
        kept = [...before.fired].filter(
          (percent) => same || (settings.thresholds.includes(percent) && this.isReached(settings, percent, now)),
        );
      }
      this.budgets.set(settings.budget, { ...settings, fired: new Set(kept), firedIn });
      return DONE;
    });
  }

  /** The settings of every budget, in the order in which they were made. */
  settings(): readonly BudgetSettings[] {
    return [...this.budgets.values()].map(({ fired: _fired, firedIn: _firedIn, ...settings }) => settings);
  }

  setQuotas(quotas: readonly PlanQuota[], asked: EpochMs): Verdict {
    return this.attempt(asked, () => {
      if (this.quotas !== null && JSON.stringify(this.quotas) === JSON.stringify(quotas)) return IDLE;
      this.quotas = quotas;
      return DONE;
    });
  }

  grant(name: string, by: string, amount: number, endsAt: EpochMs, asked: EpochMs): Verdict {
    return this.attempt(asked, (now) => {
      if (endsAt <= now) return { code: 'override-end-not-ahead' };
      if (this.approvalsNeeded() > 1) return { code: 'override-approvals-missing' };
      return this.standing.grant(name, amount, endsAt, [by]);
    });
  }

  reverse(name: string, asked: EpochMs): Verdict {
    return this.attempt(asked, () => this.standing.reverse(name));
  }

  request(name: string, by: string, amount: number, endsAt: EpochMs, asked: EpochMs): Verdict {
    return this.attempt(asked, (now) =>
      endsAt <= now ? { code: 'override-end-not-ahead' } : this.standing.request(name, by, amount, endsAt),
    );
  }

  approve(name: string, by: string, asked: EpochMs): Verdict {
    return this.attempt(asked, () => this.standing.approve(name, by, this.approvalsNeeded()));
  }

  refuse(name: string, by: string, asked: EpochMs): Verdict {
    return this.attempt(asked, () => this.standing.refuse(name, by));
  }

  /** What stands at a moment, and nothing is done: holds, overrides (exhausted ones too) and requests, by name. */
  standingAt(asked: EpochMs): Standing {
    const looked = this.standing.copy();
    this.lapse(looked, this.timeAt(asked));
    return looked;
  }

  /** Use in the period under way. */
  used(period: Period, asked: EpochMs): number {
    const now = this.timeAt(asked);
    return this.usedIn(period, now, now);
  }

  /** Use in the period that holds `at`, with what was counted in it until it was final. */
  usedIn(period: Period, at: EpochMs, now: EpochMs): number {
    const name = this.key(period, at, now);
    const isUnderWay = name === this.present(period, now);
    let used = 0;
    for (const charge of this.allCharges()) {
      if (this.key(period, charge.at, now) !== name) continue;
      used += charge.quantity;
      for (const change of charge.changes) {
        // What is over is not returned to, and not corrected after the grace.
        const since = change.kind === 'return' ? change.at : change.at - GRACE;
        if (isUnderWay || this.key(period, since, now) <= name) used += change.by;
      }
    }
    return used;
  }

  /** Whether the period under way ends just before `at`. */
  endsAt(period: Period, at: EpochMs, asked: EpochMs): boolean {
    if (this.latest === null) this.calendar.begin();
    const now = this.timeAt(asked);
    const present = this.present(period, now);
    return this.key(period, at - 1, now) === present && this.key(period, at, now) > present;
  }

  /** Time never runs back in what is recorded. */
  timeAt(asked: EpochMs): EpochMs {
    return Math.max(asked, this.latest ?? asked);
  }

  /** Does it as of `asked`, or of what was recorded last. What is refused, or changes nothing, leaves no trace. */
  private attempt(asked: EpochMs, deed: (now: EpochMs) => Deed): Verdict {
    if (this.latest === null) this.calendar.begin();
    const now = this.timeAt(asked);
    const before = this.standing;
    this.standing = before.copy();
    this.lapse(this.standing, now);
    const { code, idle = false } = deed(now);
    if (code === undefined && !(idle && this.isAsRecorded(now))) {
      this.calendar.settle(now);
      this.latest = now;
      return { recorded: true, fired: this.fire(now), told: this.standing.news(), remaining: this.remaining(now) };
    }
    const remaining = code === undefined ? { remaining: this.remaining(now) } : { code };
    this.standing = before;
    return { recorded: false, fired: [], told: [], ...remaining };
  }

  /** Whether time has changed nothing since something was recorded: no end has come, no period turned, nobody moved. */
  private isAsRecorded(now: EpochMs): boolean {
    const { latest } = this;
    if (latest === null || this.calendar.movedAt(now) !== null || this.standing.news().length > 0) return false;
    return PERIODS.every((period) => this.isPresent(period, latest, now));
  }

  private record(id: string, given: Partial<Charge> & Pick<Charge, 'quantity' | 'at'>): void {
    const charge: Charge = { reported: false, changes: [], drawnFrom: [], ...given };
    this.charges.set(id, [...(this.charges.get(id) ?? []), charge]);
  }

  /** Ends what has come to its end. A ledger that learns of a move looks first as of the moment of it. */
  private lapse(standing: Standing, now: EpochMs): void {
    const moved = this.calendar.movedAt(now);
    if (moved !== null) standing.lapse(moved);
    standing.lapse(now);
  }

  private approvalsNeeded(): number {
    return Math.max(1, ...[...this.budgets.values()].map(({ approvals = 1 }) => approvals));
  }

  private after(period: Period, quantity: number, now: EpochMs): number {
    return this.usedIn(period, now, now) + this.standing.held() + quantity;
  }

  private remaining(now: EpochMs): number | null {
    const caps = [
      ...[...this.budgets.values()].map(({ period, softCap }) => ({ period, cap: softCap })),
      ...(this.quotas ?? []).map(({ period, limit }) => ({ period, cap: limit })),
    ];
    if (caps.length === 0) return null;
    return Math.max(0, Math.min(...caps.map(({ period, cap }) => cap - this.after(period, 0, now))));
  }

  /** The code of the refusal of a quantity; `null`: it fits. */
  private misfit(quantity: number, now: EpochMs): string | null {
    const passes = (period: Period, cap: number | null) => cap !== null && this.after(period, quantity, now) > cap;
    const budgets = [...this.budgets.values()];
    if (budgets.some(({ hardCap, period }) => passes(period, hardCap))) return 'budget-hard-capped';
    if (this.quotas?.some(({ period, limit }) => passes(period, limit))) return 'plan-quota-exceeded';
    const allowed = sumOf([...this.standing.overrides.values()].map(({ remaining }) => remaining));
    return this.beyond(quantity, now) > allowed ? 'budget-soft-stopped' : null;
  }

  /** How much of a quantity lies beyond the soft caps. */
  private beyond(quantity: number, now: EpochMs): number {
    const budgets = [...this.budgets.values()];
    const over = budgets.map(({ softCap, period }) => this.after(period, quantity, now) - softCap);
    return Math.max(0, ...over.map((each) => Math.min(quantity, each)));
  }

  /** The override that each unit beyond the caps is drawn from: of that which ends first, first. */
  private draw(quantity: number, now: EpochMs): string[] {
    const beyond = this.beyond(quantity, now);
    const drawnFrom: string[] = [];
    const inForce = [...this.standing.overrides].sort(([, left], [, right]) => left.endsAt - right.endsAt);
    for (const [name, override] of inForce) {
      if (override.remaining === 0) continue;
      while (override.remaining > 0 && drawnFrom.length < beyond) {
        override.remaining--;
        drawnFrom.push(name);
      }
      if (override.remaining === 0) this.standing.tell(`${name} exhausted`);
    }
    return drawnFrom;
  }

  /** What fires now for the first time in its period and epoch. */
  private fire(now: EpochMs): string[] {
    const news: string[] = [];
    for (const [name, budget] of [...this.budgets].sort(([left], [right]) => (left < right ? -1 : 1))) {
      const key = this.present(budget.period, now);
      if (budget.firedIn !== key) {
        budget.fired = new Set();
        budget.firedIn = key;
      }
      for (const percent of budget.thresholds) {
        if (budget.fired.has(percent) || !this.isReached(budget, percent, now)) continue;
        budget.fired.add(percent);
        news.push(`${name} ${percent}`);
      }
    }
    return news;
  }

  private isReached({ period, limit }: BudgetSettings, percent: number, now: EpochMs): boolean {
    return BigInt(this.usedIn(period, now, now)) * 100n >= BigInt(limit) * BigInt(percent);
  }

  private *allCharges(): Iterable<Charge> {
    for (const charges of this.charges.values()) yield* charges;
  }

  /** Whether the period that holds `at` is under way, or over for no longer than the grace. */
  private isOpen(period: Period, at: EpochMs, now: EpochMs): boolean {
    return this.key(period, at, now) >= this.key(period, now - GRACE, now);
  }

  private isPresent(period: Period, at: EpochMs, now: EpochMs): boolean {
    return this.key(period, at, now) === this.present(period, now);
  }

  private present(period: Period, now: EpochMs): string {
    return this.key(period, now, now);
  }

  private key(period: Period, at: EpochMs, now: EpochMs): string {
    return this.calendar.key(period, at, now);
  }
}

const PERIODS = ['day', 'week', 'month'] as const;
const SETTINGS = ['period', 'limit', 'thresholds', 'softCap', 'hardCap', 'approvals'] as const;
const HOUR = 3_600_000;
const GRACE = 72 * HOUR;
const CLOCK_SKEW = 60_000;
const MOST_AHEAD = 31 * 24 * HOUR;

function endFault(endsAt: EpochMs, now: EpochMs): string | null {
  return endsAt > now && endsAt <= now + MOST_AHEAD ? null : 'hold-end-out-of-range';
}

function leftOf({ quantity, changes }: Charge): number {
  return quantity + sumOf(changes.map(({ by }) => by));
}

function sumOf(quantities: readonly number[]): number {
  return quantities.reduce((sum, each) => sum + each, 0);
}
