import type { EpochMs } from '@chancery/kernel';
import type { BudgetSettings, PlanQuota } from '../ledger.events.ts';
import type { Period } from '../period.ts';
import type { ModelCalendar } from './model-calendar.ts';

/** What the model says of a request. */
export type Verdict = { readonly accepted: boolean; readonly code?: string; readonly fired: readonly string[] };

interface Charge {
  readonly quantity: number;
  readonly at: EpochMs;
  /** Use that was only reported is not returned. */
  readonly reported: boolean;
  /** By corrections. */
  added: number;
  /** By returns and corrections. */
  takenBack: number;
  /** The override each unit beyond the caps was drawn from, in the order they were drawn. */
  readonly drawnFrom: string[];
}

interface Held {
  readonly quantity: number;
  endsAt: EpochMs;
  readonly drawnFrom: string[];
}

interface ModelBudget extends BudgetSettings {
  fired: Set<number>;
  firedIn: string;
}

interface Request {
  readonly amount: number;
  readonly endsAt: EpochMs;
  readonly by: string;
  readonly approvedBy: readonly string[];
}

/**
 * The ledger told plainly: a list of charges, added up again for every question. Slow and obvious on purpose; shares
 * nothing with the ledger but the words.
 */
export class LedgerModel {
  readonly charges = new Map<string, Charge>();
  readonly budgets = new Map<string, ModelBudget>();
  readonly overrides = new Map<string, { remaining: number; readonly endsAt: EpochMs }>();
  readonly requests = new Map<string, Request>();
  readonly holds = new Map<string, Held>();
  quotas: readonly PlanQuota[] = [];

  constructor(readonly calendar: ModelCalendar) {}

  consume(id: string, quantity: number, now: EpochMs): Verdict {
    const drawnFrom = this.admit(quantity, now);
    if (typeof drawnFrom === 'string') return refused(drawnFrom);
    this.charges.set(id, { ...NEW, quantity, at: now, drawnFrom });
    return { accepted: true, fired: this.fire(now) };
  }

  hold(id: string, quantity: number, endsAt: EpochMs, now: EpochMs): Verdict {
    const drawnFrom = this.admit(quantity, now);
    if (typeof drawnFrom === 'string') return refused(drawnFrom);
    this.holds.set(id, { quantity, endsAt, drawnFrom });
    return { accepted: true, fired: [] };
  }

  /** Ends the hold: `used` of it is charged, the rest given back; 0: it was released. */
  endHold(id: string, hold: string, used: number, now: EpochMs): Verdict {
    this.freeLapsed(now);
    const standing = this.holds.get(hold);
    if (!standing) return refused('hold-not-standing');
    if (used > standing.quantity) return refused('hold-exceeded');
    this.holds.delete(hold);
    this.giveUnits(standing.drawnFrom, standing.quantity - used, now);
    if (used > 0) this.charges.set(id, { ...NEW, quantity: used, at: now, drawnFrom: standing.drawnFrom });
    return { accepted: true, fired: used > 0 ? this.fire(now) : [] };
  }

  renew(hold: string, endsAt: EpochMs, now: EpochMs): Verdict {
    this.freeLapsed(now);
    const standing = this.holds.get(hold);
    if (!standing) return refused('hold-not-standing');
    standing.endsAt = endsAt;
    return { accepted: true, fired: [] };
  }

  held(now: EpochMs): number {
    this.freeLapsed(now);
    return [...this.holds.values()].reduce((sum, { quantity }) => sum + quantity, 0);
  }

  report(id: string, quantity: number, now: EpochMs): Verdict {
    this.charges.set(id, { ...NEW, quantity, at: now, reported: true, drawnFrom: [] });
    return { accepted: true, fired: this.fire(now) };
  }

  reportLate(id: string, quantity: number, at: EpochMs, now: EpochMs): Verdict {
    if (this.key('day', now - GRACE, now) > this.key('day', at, now)) return refused('usage-report-too-late');
    this.charges.set(id, { ...NEW, quantity, at, reported: true, drawnFrom: [] });
    return { accepted: true, fired: this.fire(now) };
  }

  giveBack(id: string, quantity: number, now: EpochMs): Verdict {
    const charge = this.charges.get(id);
    if (!charge || charge.reported) return refused('charge-unknown');
    const current = PERIODS.some((period) => this.isIn(period, charge.at, now));
    if (!current) return { accepted: true, fired: [] };
    if (quantity > leftOf(charge)) return refused('return-exceeds-charge');
    this.takeBack(charge, quantity, now);
    return { accepted: true, fired: [] };
  }

  /** `quantity` below 0: less was used than was recorded. */
  correct(id: string, quantity: number, now: EpochMs): Verdict {
    const charge = this.charges.get(id);
    if (!charge) return refused('recorded-use-unknown');
    const open = PERIODS.some((period) => this.key(period, charge.at, now) >= this.key(period, now - GRACE, now));
    if (!open) return refused('correction-too-late');
    if (leftOf(charge) + quantity < 0) return refused('correction-below-zero');
    if (quantity > 0) {
      charge.added += quantity;
      return { accepted: true, fired: this.fire(now) };
    }
    this.takeBack(charge, -quantity, now);
    for (const budget of this.budgets.values()) {
      if (!this.isIn(budget.period, charge.at, now) || budget.firedIn !== this.present(budget.period, now)) continue;
      const used = hundredfold(this.used(budget.period, now));
      budget.fired = new Set([...budget.fired].filter((percent) => used >= percentOf(budget, percent)));
    }
    return { accepted: true, fired: [] };
  }

  setBudget(settings: BudgetSettings, now: EpochMs): Verdict {
    if (settings.hardCap !== null && settings.hardCap < settings.softCap) return refused('budget-caps-out-of-order');
    const before = this.budgets.get(settings.budget);
    const firedIn = this.present(settings.period, now);
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
    if (this.approvalsNeeded() > 1) return refused('override-approvals-missing');
    this.overrides.set(name, { remaining: amount, endsAt });
    return { accepted: true, fired: [] };
  }

  request(name: string, request: Omit<Request, 'approvedBy'>): Verdict {
    this.requests.set(name, { ...request, approvedBy: [] });
    return { accepted: true, fired: [] };
  }

  approve(name: string, by: string, now: EpochMs): Verdict {
    const request = this.openRequest(name, now);
    if (!request) return refused('override-request-not-open');
    if (by === request.by || request.approvedBy.includes(by)) return refused('override-approver-not-other');
    const approvedBy = [...request.approvedBy, by];
    const { amount, endsAt } = request;
    if (approvedBy.length < this.approvalsNeeded()) this.requests.set(name, { ...request, approvedBy });
    else {
      this.requests.delete(name);
      this.overrides.set(name, { remaining: amount, endsAt });
    }
    return { accepted: true, fired: [] };
  }

  refuse(name: string, now: EpochMs): Verdict {
    if (!this.openRequest(name, now)) return refused('override-request-not-open');
    this.requests.delete(name);
    return { accepted: true, fired: [] };
  }

  /** `<override> <who approved so far>`, in the order in which they were asked for. */
  openRequests(now: EpochMs): readonly string[] {
    const open = [...this.requests].filter(([, { endsAt }]) => now < endsAt);
    return open.map(([name, { approvedBy }]) => [name, ...approvedBy].join(' '));
  }

  used(period: Period, now: EpochMs): number {
    let used = 0;
    for (const charge of this.charges.values()) {
      if (this.isIn(period, charge.at, now)) used += leftOf(charge);
    }
    return used;
  }

  overrideRemaining(now: EpochMs): number {
    return this.inForce(now).reduce((sum, [, { remaining }]) => sum + remaining, 0);
  }

  private approvalsNeeded(): number {
    return Math.max(1, ...[...this.budgets.values()].map(({ approvals = 1 }) => approvals));
  }

  private openRequest(name: string, now: EpochMs): Request | undefined {
    const request = this.requests.get(name);
    return request && now < request.endsAt ? request : undefined;
  }

  /** The override that each unit beyond the caps is drawn from, or the code of the refusal. */
  private admit(quantity: number, now: EpochMs): string[] | string {
    const after = (period: Period) => this.used(period, now) + this.held(now) + quantity;
    const budgets = [...this.budgets.values()];
    if (budgets.some(({ hardCap, period }) => hardCap !== null && after(period) > hardCap)) {
      return 'budget-hard-capped';
    }
    if (this.quotas.some(({ period, limit }) => after(period) > limit)) return 'plan-quota-exceeded';
    const beyond = Math.max(0, ...budgets.map(({ softCap, period }) => Math.min(quantity, after(period) - softCap)));
    const inForce = this.inForce(now);
    if (beyond > inForce.reduce((sum, [, { remaining }]) => sum + remaining, 0)) return 'budget-soft-stopped';
    const drawnFrom: string[] = [];
    for (const [name, override] of inForce) {
      while (override.remaining > 0 && drawnFrom.length < beyond) {
        override.remaining--;
        drawnFrom.push(name);
      }
    }
    return drawnFrom;
  }

  /** Gives the last `units` back to the overrides they were drawn from, where those have not ended. */
  private giveUnits(drawnFrom: string[], units: number, now: EpochMs): void {
    // `drawnFrom` has a unit only for what lay beyond a cap: those go back first.
    for (let unit = 0; unit < units; unit++) {
      const override = this.overrides.get(drawnFrom.pop() ?? '');
      if (override && now < override.endsAt) override.remaining++;
    }
  }

  private freeLapsed(now: EpochMs): void {
    for (const [name, { endsAt, quantity, drawnFrom }] of this.holds) {
      if (now < endsAt) continue;
      this.holds.delete(name);
      this.giveUnits(drawnFrom, quantity, now);
    }
  }

  private inForce(now: EpochMs) {
    this.freeLapsed(now);
    const standing = [...this.overrides].filter(([, { endsAt }]) => now < endsAt);
    return standing.sort(([, left], [, right]) => left.endsAt - right.endsAt);
  }

  /** `daily 50`, `daily 80`, …: what fires now for the first time in its period and epoch. */
  private fire(now: EpochMs): string[] {
    const news: string[] = [];
    for (const [name, budget] of [...this.budgets].sort(([left], [right]) => (left < right ? -1 : 1))) {
      const key = this.present(budget.period, now);
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

  private takeBack(charge: Charge, quantity: number, now: EpochMs): void {
    this.giveUnits(charge.drawnFrom, quantity, now);
    charge.takenBack += quantity;
  }

  private isIn(period: Period, at: EpochMs, now: EpochMs): boolean {
    return this.key(period, at, now) === this.present(period, now);
  }

  private present(period: Period, now: EpochMs): string {
    return this.key(period, now, now);
  }

  private key(period: Period, at: EpochMs, now: EpochMs): string {
    return this.calendar.key(period, at, now);
  }
}

const NEW = { added: 0, takenBack: 0, reported: false };
const PERIODS = ['day', 'week', 'month'] as const;
const GRACE = 72 * 3_600_000;

function leftOf({ quantity, added, takenBack }: Charge): number {
  return quantity + added - takenBack;
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
