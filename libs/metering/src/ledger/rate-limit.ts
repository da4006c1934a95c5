import type { Outcome } from '@chancery/event-sourcing';
import type { EpochMs } from '@chancery/kernel';
import type { Caller } from '@chancery/platform';
import type { BatchedMeter, UsageBatchAnswer } from '../contract/batch-answers.ts';
import type { BudgetFigure, UsageFigures } from '../contract/ledger-answers.ts';
import { figuresOf } from './figures.ts';
import { ledgerNow } from './ledger-now.ts';

/** One quota as the headers tell it. */
type Limit = Pick<BudgetFigure, 'period' | 'remaining' | 'resetsAt'> & {
  readonly name: string;
  readonly quota: number;
};

/** A day of 23 hours still counts as a day: `t` of `RateLimit` says the exact second. Months differ: they have none. */
const WINDOW_SECONDS = { day: ';w=86400', week: ';w=604800', month: '' };

/**
 * The answer to use, with `RateLimit-Policy` and `RateLimit` on it (draft-ietf-httpapi-ratelimit-headers-10): for each
 * budget its soft cap (`q`), what is left of it (`r`) and the seconds until its period ends (`t`), and the same for each
 * quota of the plan; on a refusal by a cap those of that cap. A meter that nothing caps has neither header.
 * @throws Problem for a refusal.
 */
export async function respondWithLimits<A extends UsageFigures>(
  caller: Caller,
  meter: string,
  outcome: Outcome<A>,
): Promise<A> {
  setLimits(
    caller,
    outcome.kind === 'accepted' ? limitsOf(outcome.answer) : await refusedLimits(caller, meter, outcome),
  );
  return caller.respond(outcome);
}

/**
 * The answer to uses of several meters, with both headers: of each meter the cap of which least is left, named
 * `<meter>/<budget>`; on a refusal those of the one meter of a batch that can be refused whole. @throws Problem for a
 * refusal.
 */
export async function respondWithMeterLimits(
  caller: Caller,
  meter: string,
  outcome: Outcome<UsageBatchAnswer>,
): Promise<UsageBatchAnswer> {
  const limits =
    outcome.kind === 'accepted' ? outcome.answer.meters.flatMap(scarcest) : await refusedLimits(caller, meter, outcome);
  setLimits(caller, limits);
  return caller.respond(outcome);
}

function scarcest(figures: BatchedMeter): readonly Limit[] {
  const [first, ...others] = limitsOf(figures);
  if (!first) return [];
  const least = others.reduce((least, each) => (each.remaining < least.remaining ? each : least), first);
  return [{ ...least, name: `${figures.meter}/${least.name}` }];
}

/** The headers of figures that were only looked at. */
export function setFigureLimits(caller: Caller, figures: UsageFigures): void {
  setLimits(caller, limitsOf(figures));
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

function limitsOf({ budgets, planQuotas = [] }: UsageFigures): readonly Limit[] {
  const budgetLimits = budgets.map(({ budget, softCap, period, remaining, resetsAt }): Limit => {
    return { name: budget, quota: softCap, period, remaining, resetsAt };
  });
  if (planQuotas.length === 0) return budgetLimits;
  const quotaLimits = planQuotas.map(({ limit, period, remaining, resetsAt }): Limit => {
    return { name: planLimit(period), quota: limit, period, remaining, resetsAt };
  });
  return [...budgetLimits, ...quotaLimits];
}

/** No budget is called so: a slug has no `/`. */
function planLimit(period: Limit['period']): string {
  return `plan/${period}`;
}

/** The cap that refused, from the facts of its refusal; where no cap did, all of the meter as they stand. */
async function refusedLimits(
  caller: Caller,
  meter: string,
  { rejection }: Extract<Outcome<unknown>, { readonly kind: 'rejected' }>,
): Promise<readonly Limit[]> {
  const { budget, period, cap, remaining, resetsAt } = rejection.facts as Partial<RefusalFacts>;
  if (period === undefined || cap === undefined || remaining === undefined || resetsAt === undefined) {
    return limitsOf(figuresOf(await ledgerNow(caller.plane, caller.tenant, meter, caller.now())));
  }
  return [{ name: budget ?? planLimit(period), quota: cap, period, remaining, resetsAt }];
}

/** What the facts of every refusal by a cap say, among others. */
type RefusalFacts = Omit<Limit, 'name' | 'quota'> & {
  readonly budget: string;
  readonly cap: number;
};
