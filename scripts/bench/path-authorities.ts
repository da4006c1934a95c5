import { quantile, rounded, timed } from './figures.ts';
import type { BenchTenant } from './path-tenant.ts';

/** Many authorities that cite one another, compiled over HTTP, and checked again after a change. */
export interface CompileFigures {
  readonly authorities: number;
  /** Drafted before, compiled for the first time. */
  readonly coldPerSecond: number;
  readonly coldP95Ms: number;
  /** Until every one is known to hold, for the first time. */
  readonly firstCheckMs: number;
  /** From the request on, until everything that cites the one that changed is known to hold, or not. */
  readonly afterOneChangeMs: number;
  /** Authorities looked at again after the change. */
  readonly checkedAfterChange: number;
}

/** What everyone cites. */
const HUBS = 100;
/** Requests at the same time. */
const TOGETHER = 16;

/** Makes `count` authorities of four sections each; every one cites one of `HUBS`. */
export async function compileBench({ api, base }: BenchTenant, count: number): Promise<CompileFigures> {
  const path = (number: number) => `${base}/authorities/rule_${number}`;
  const draft = (number: number, more = '') => api.ok('PUT', path(number), { body: { text: textOf(number) + more } });
  await together(HUBS, async (number) => {
    await draft(number);
    await api.ok('POST', `${path(number)}/compile`);
    await api.ok('POST', `${path(number)}/publish`);
  });
  const others = count - HUBS;
  await together(others, (number) => draft(HUBS + number));
  const times: number[] = [];
  const cold = await timed(() =>
    together(others, async (number) => {
      const { ms } = await timed(() => api.ok('POST', `${path(HUBS + number)}/compile`));
      times.push(ms);
    }),
  );
  const first = await timed(() => checkAll({ api, base }));
  await draft(0, '\nOne sentence more.\n');
  await api.ok('POST', `${path(0)}/compile`);
  await api.ok('POST', `${path(0)}/publish`);
  const again = await timed(() => checkAll({ api, base }));
  return {
    authorities: count,
    coldPerSecond: Math.round((others * 1000) / cold.ms),
    coldP95Ms: rounded(quantile(times, 0.95)),
    firstCheckMs: Math.round(first.ms),
    afterOneChangeMs: rounded(again.ms),
    checkedAfterChange: again.result,
  };
}

/** Returns how many authorities were checked until every change was. */
async function checkAll({ api, base }: BenchTenant): Promise<number> {
  let checked = 0;
  for (;;) {
    const answer = await api.ok<{ checked: number; behind: number }>('GET', `${base}/authority-findings?limit=1`);
    checked += answer.checked;
    if (answer.behind === 0) return checked;
  }
}

const SUBJECTS = ['Retention', 'Access', 'Delivery', 'Liability', 'Privacy', 'Audit', 'Payment', 'Safety', 'Transport'];

function textOf(number: number): string {
  const subject = SUBJECTS[number % SUBJECTS.length] ?? '';
  const cited = number < HUBS ? '' : `As [the rule on it](authority:rule_${number % HUBS}#scope) says. `;
  const sections = ['Scope', 'Duties', 'Exceptions'].map(
    (section) => `## ${section}\n\n${cited}${'The holder keeps what is named here for ten years. '.repeat(6)}\n`,
  );
  return `# ${subject} of holding ${number}\n\n${sections.join('\n')}`;
}

/** Runs `work` for 0 to `count` - 1, some at a time. */
async function together(count: number, work: (number: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: TOGETHER }, worker));
}
