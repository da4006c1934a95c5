import type { Outcome } from '@chancery/event-sourcing';
import type { EpochMs, JsonObject } from '@chancery/kernel';
import type { Caller } from '@chancery/platform';
import type { BatchedMeter, UsageBatchAnswer } from '../contract/batch-answers.ts';
import type { BudgetFigure, UsageFigures } from '../contract/ledger-answers.ts';

/** One quota as the headers tell it. */
type Limit = Pick<BudgetFigure, 'period' | 'remaining' | 'resetsAt'> & {
  readonly name: string;
  readonly quota: number;
};

/** A day of 23 hours still counts as a day: `t` of `RateLimit` says the exact second. Months differ: they have none. */
const WINDOW_SECONDS = { day: ';w=86400', week: ';w=604800', month: '' };

/**
 * The answer to use, with `RateLimit-Policy` and `RateLimit` on it (draft-ietf-httpapi-ratelimit-headers-10): for each
 * budget its soft cap (`q`), what is left of it (`r`) and the seconds until its period ends (`t`); on a refusal those of
 * the cap that refused. A meter without a budget has neither header. @throws Problem for a refusal.
 */
export function respondWithLimits<A extends UsageFigures>(caller: Caller, outcome: Outcome<A>): A {
  if (outcome.kind === 'accepted') setLimits(caller, outcome.answer.budgets.map(budgetLimit));
  else setLimits(caller, refusedLimits(outcome.rejection.facts));
  return caller.respond(outcome);
}

/**
 * The answer to uses of several meters, with both headers: of each meter the budget of which least is left, named
 * `<meter>/<budget>`; on a refusal those of the cap that refused. @throws Problem for a refusal.
 */
export function respondWithMeterLimits(caller: Caller, outcome: Outcome<UsageBatchAnswer>): UsageBatchAnswer {
  if (outcome.kind === 'accepted') setLimits(caller, outcome.answer.meters.flatMap(scarcest));
  else setLimits(caller, refusedLimits(outcome.rejection.facts));
  return caller.respond(outcome);
}

function scarcest({ meter, budgets }: BatchedMeter): readonly Limit[] {
  const [first, ...others] = budgets;
  if (!first) return [];
  const least = others.reduce((least, each) => (each.remaining < least.remaining ? each : least), first);
  return [{ ...budgetLimit(least), name: `${meter}/${least.budget}` }];
}

/** The headers of figures that were only looked at. */
export function setBudgetLimits(caller: Caller, { budgets }: UsageFigures): void {
  setLimits(caller, budgets.map(budgetLimit));
}

function setLimits(caller: Caller, limits: readonly Limit[]): void {
  if (limits.length === 0) return;
  const now = caller.now();
  caller.header('RateLimit-Policy', limits.map(policyItem).join(', '));
  caller.header('RateLimit', limits.map((limit) => limitItem(limit, now)).join(', '));
}

function policyItem({ name, quota, period }: Limit): string {
  return `"${name}";q=${quota}${WINDOW_SECONDS[period]}`;
}

function limitItem({ name, remaining, resetsAt }: Limit, now: EpochMs): string {
  return `"${name}";r=${remaining};t=${Math.max(0, Math.ceil((Date.parse(resetsAt) - now) / 1000))}`;
}

function budgetLimit({ budget, softCap, period, remaining, resetsAt }: BudgetFigure): Limit {
  return { name: budget, quota: softCap, period, remaining, resetsAt };
}

/** The cap that refused, from the facts of its refusal; none for refusals that no cap made. */
function refusedLimits(facts: JsonObject): readonly Limit[] {
  const { budget, plan, period, cap, remaining, resetsAt } = facts as Partial<RefusalFacts>;
  if (period === undefined || cap === undefined || remaining === undefined || resetsAt === undefined) return [];
  return [{ name: budget ?? plan ?? 'plan', quota: cap, period, remaining, resetsAt }];
}

/** What the facts of every refusal by a cap say, among others. */
type RefusalFacts = Omit<Limit, 'name' | 'quota'> & {
  readonly budget: string;
  readonly plan: string | null;
  readonly cap: number;
};
