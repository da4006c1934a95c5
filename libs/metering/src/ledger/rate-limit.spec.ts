import { describe, expect, it } from '@jest/globals';
import type { Outcome } from '@chancery/event-sourcing';
import { fold } from '@chancery/kernel';
import type { Caller } from '@chancery/platform';
import type { UsageAnswer } from '../contract/ledger-answers.ts';
import { decideOnly } from './decide-only.ts';
import type { LedgerEvent } from './ledger.events.ts';
import { evolveLedger, UNOPENED } from './ledger.state.ts';
import type { OpenedLedger } from './opened-ledger.ts';
import { respondWithLimits } from './rate-limit.ts';
import { budgetSet, consume, held, NOON, opened, quotasSet } from './testing/ledger-samples.ts';

/** The headers of the answer to a consume, sent half a second after noon. */
async function headersOf(quantity: number, ...events: readonly LedgerEvent[]): Promise<Record<string, string>> {
  const headers: Record<string, string> = {};
  const caller = {
    now: () => NOON + 500,
    header: (name: string, value: string) => void (headers[name] = value),
    respond: (outcome: Outcome<UsageAnswer>) => (outcome.kind === 'accepted' ? outcome.answer : null),
  } as unknown as Caller;
  const state = fold(evolveLedger, UNOPENED, [opened(), ...events]) as OpenedLedger;
  const decided = decideOnly<'ConsumeUsage'>(state, consume(quantity), NOON);
  await respondWithLimits(caller, 'rows', { ...decided, decision: null } as Outcome<UsageAnswer>);
  return headers;
}

describe('the RateLimit headers', () => {
  it('tell every budget of the meter: soft cap, what is left, seconds rounded up', async () => {
    const monthly = budgetSet({ budget: 'monthly', period: 'month', limit: 9000, softCap: 8000 });
    expect(await headersOf(75, budgetSet(), monthly, held(25))).toEqual({
      'RateLimit-Policy': '"daily";q=500;w=86400, "monthly";q=8000',
      RateLimit: '"daily";r=400;t=43200, "monthly";r=7900;t=648000',
    });
  });

  it('tell the cap that refused: soft, hard, or the plan’s', async () => {
    expect(await headersOf(501, budgetSet())).toMatchObject({ RateLimit: '"daily";r=500;t=43200' });
    expect(await headersOf(901, budgetSet({ hardCap: 900 }))).toMatchObject({
      'RateLimit-Policy': '"daily";q=900;w=86400',
    });
    expect(await headersOf(101, quotasSet({ period: 'week', limit: 100 }), held(30))).toEqual({
      'RateLimit-Policy': '"plan/week";q=100;w=604800',
      RateLimit: '"plan/week";r=70;t=561600',
    });
  });

  it('tell the quotas of the plan beside the budgets', async () => {
    expect(await headersOf(75, budgetSet(), quotasSet({ period: 'day', limit: 100 }))).toEqual({
      'RateLimit-Policy': '"daily";q=500;w=86400, "plan/day";q=100;w=86400',
      RateLimit: '"daily";r=425;t=43200, "plan/day";r=25;t=43200',
    });
  });

  it('are absent where nothing caps the meter', async () => {
    expect(await headersOf(75)).toEqual({});
  });
});
