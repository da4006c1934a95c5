import type { EpochMs } from '@chancery/kernel';
import type { BudgetSettings, PlanQuota } from '../ledger.events.ts';
import type { Period } from '../period.ts';

/** What the model says of a request. */
export type Verdict = { readonly accepted: boolean; readonly code?: string; readonly fired: readonly string[] };

interface Charge {
  readonly quantity: number;
  readonly at: EpochMs;
  returned: number;
  /** The override each unit beyond the caps was drawn from, in the order they were drawn. */
  readonly drawnFrom: string[];
}

interface ModelBudget extends BudgetSettings {
  fired: Set<number>;
  firedIn: string;
}

/**
 * The ledger told plainly: a list of charges, added up again for every question, and a calendar made from what Intl
 * prints. Slow and obvious on purpose; shares nothing with the ledger but the words.
 */
export class LedgerModel {
  readonly charges = new Map<string, Charge>();
  readonly budgets = new Map<string, ModelBudget>();
  readonly overrides = new Map<string, { remaining: number; readonly endsAt: EpochMs }>();
  quotas: readonly PlanQuota[] = [];
  private readonly dates = new Map<EpochMs, string>();

  constructor(private readonly timeZone: string) {}

  consume(id: string, quantity: number, now: EpochMs): Verdict {
    const after = (period: Period) => this.used(period, now) + quantity;
    const budgets = [...this.budgets.values()];
    if (budgets.some(({ hardCap, period }) => hardCap !== null && after(period) > hardCap)) {
      return refused('budget-hard-capped');
    }
    if (this.quotas.some(({ period, limit }) => after(period) > limit)) return refused('plan-quota-exceeded');
    const beyond = Math.max(0, ...budgets.map(({ softCap, period }) => Math.min(quantity, after(period) - softCap)));
    const inForce = this.inForce(now);
    if (beyond > inForce.reduce((sum, [, { remaining }]) => sum + remaining, 0)) return refused('budget-soft-stopped');
    const drawnFrom: string[] = [];
    for (const [name, override] of inForce) {
      while (override.remaining > 0 && drawnFrom.length < beyond) {
        override.remaining--;
        drawnFrom.push(name);
      }
    }
    this.charges.set(id, { quantity, at: now, returned: 0, drawnFrom });
    return { accepted: true, fired: this.fire(now) };
  }

  report(id: string, quantity: number, now: EpochMs): Verdict {
    this.charges.set(id, { quantity, at: now, returned: 0, drawnFrom: [] });
    return { accepted: true, fired: this.fire(now) };
  }

  giveBack(id: string, quantity: number, now: EpochMs): Verdict {
    const charge = this.charges.get(id);
    if (!charge) return refused('charge-unknown');
    const current = (['day', 'week', 'month'] as const).some((period) => this.isIn(period, charge.at, now));
    const returned = current ? charge.returned : 0;
    if (returned + quantity > charge.quantity) return refused('return-exceeds-charge');
    if (!current) return { accepted: true, fired: [] };
    for (let unit = 0; unit < quantity; unit++) {
      const override = this.overrides.get(charge.drawnFrom.pop() ?? '');
      if (override && now < override.endsAt) override.remaining++;
    }
    charge.returned += quantity;
    return { accepted: true, fired: [] };
  }

  setBudget(settings: BudgetSettings, now: EpochMs): Verdict {
    if (settings.hardCap !== null && settings.hardCap < settings.softCap) return refused('budget-caps-out-of-order');
    const before = this.budgets.get(settings.budget);
    const firedIn = this.key(settings.period, now);
    const reached = (percent: number) => hundredfold(this.used(settings.period, now)) >= percentOf(settings, percent);
    let fired = new Set<number>();
    if (before?.period === settings.period && before.firedIn === firedIn) {
      const same = before.limit === settings.limit && before.thresholds.join() === settings.thresholds.join();
      const kept = same
        ? [...before.fired]
        : settings.thresholds.filter((each) => before.fired.has(each) && reached(each));
      fired = new Set(kept);
    }
    this.budgets.set(settings.budget, { ...settings, fired, firedIn });
    return { accepted: true, fired: this.fire(now) };
  }

  grant(name: string, amount: number, endsAt: EpochMs): Verdict {
    this.overrides.set(name, { remaining: amount, endsAt });
    return { accepted: true, fired: [] };
  }

  used(period: Period, now: EpochMs): number {
    let used = 0;
    for (const charge of this.charges.values()) {
      if (this.isIn(period, charge.at, now)) used += charge.quantity - charge.returned;
    }
    return used;
  }

  overrideRemaining(now: EpochMs): number {
    return this.inForce(now).reduce((sum, [, { remaining }]) => sum + remaining, 0);
  }

  private inForce(now: EpochMs) {
    const standing = [...this.overrides].filter(([, { endsAt }]) => now < endsAt);
    return standing.sort(([, left], [, right]) => left.endsAt - right.endsAt);
  }

  /** `daily 50`, `daily 80`, …: what fires now for the first time in its period and epoch. */
  private fire(now: EpochMs): string[] {
    const news: string[] = [];
    for (const [name, budget] of [...this.budgets].sort(([left], [right]) => (left < right ? -1 : 1))) {
      const key = this.key(budget.period, now);
      if (budget.firedIn !== key) {
        budget.fired = new Set();
        budget.firedIn = key;
      }
      for (const percent of budget.thresholds) {
        if (budget.fired.has(percent)) continue;
        if (hundredfold(this.used(budget.period, now)) < percentOf(budget, percent)) continue;
        budget.fired.add(percent);
        news.push(`${name} ${percent}`);
      }
    }
    return news;
  }

  private isIn(period: Period, at: EpochMs, now: EpochMs): boolean {
    return this.key(period, at) === this.key(period, now);
  }

  private date(at: EpochMs): string {
    const date = this.dates.get(at) ?? calendarOf(this.timeZone).format(at);
    this.dates.set(at, date);
    return date;
  }

  /** The local date; for a week its Monday's; for a month without the day. */
  private key(period: Period, at: EpochMs): string {
    const date = this.date(at);
    if (period === 'day') return date;
    if (period === 'month') return date.slice(0, 7);
    const noon = new Date(`${date}T12:00:00Z`);
    noon.setUTCDate(noon.getUTCDate() - ((noon.getUTCDay() + 6) % 7));
    return noon.toISOString().slice(0, 10);
  }
}

const calendars = new Map<string, Intl.DateTimeFormat>();

/** Prints `2026-11-23`. */
function calendarOf(timeZone: string): Intl.DateTimeFormat {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const calendar = calendars.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, ...parts });
  calendars.set(timeZone, calendar);
  return calendar;
}

function refused(code: string): Verdict {
  return { accepted: false, code, fired: [] };
}

function hundredfold(used: number): bigint {
  return BigInt(used) * 100n;
}

function percentOf({ limit }: BudgetSettings, percent: number): bigint {
  return BigInt(limit) * BigInt(percent);
}
