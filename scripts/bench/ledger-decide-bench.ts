/**
 * How fast the ledger decides a consume in memory: decide, evolve and answer as the command runner does, without
 * hashing, sealing and storing. Run: `node --import ./scripts/run/typescript.mjs scripts/bench/ledger-decide-bench.ts`
 */
import { performance } from 'node:perf_hooks';
import { ledgerAggregate } from '@chancery/metering';
import type { LedgerCommand, LedgerState, SetBudget } from '@chancery/metering';

const DECISIONS = 300_000;
const ROUNDS = 5;
const START = Date.parse('2026-11-23T11:00:00Z');
const IDENTITY = { tenant: 'eu_tbench', meter: 'rows', timeZone: 'Europe/Berlin' };

const { decider, codec } = ledgerAggregate;

function budget(name: string, period: SetBudget['period'], limit: number): SetBudget {
  const plain = { thresholds: null, softCap: null, hardCap: null };
  return { type: 'SetBudget', ...IDENTITY, budget: name, period, limit, ...plain };
}

function apply(state: LedgerState, command: LedgerCommand, now: number): LedgerState {
  const decision = decider.decide(command, state, now);
  let after = state;
  for (const event of decision.events) {
    after = decider.evolve(after, event);
    codec.encode(event);
  }
  if (decision.kind === 'accepted') ledgerAggregate.answer(after, decision.events, command);
  return after;
}

function measure(setUp: readonly LedgerCommand[]): number {
  let state = setUp.reduce((before, command) => apply(before, command, START), decider.initialState);
  const consume = { type: 'ConsumeUsage', meter: 'rows', quantity: 1 } as const;
  const begin = performance.now();
  // One decision a millisecond: a day's worth of them turns a period now and then.
  for (let i = 0; i < DECISIONS; i++) state = apply(state, consume, START + i);
  return DECISIONS / ((performance.now() - begin) / 1000);
}

function median(figures: readonly number[]): number {
  return figures.toSorted((left, right) => left - right)[Math.floor(figures.length / 2)] ?? 0;
}

const ROOMY = 1_000_000_000;
const cases: { readonly [name: string]: readonly LedgerCommand[] } = {
  'no budget': [{ type: 'OpenLedger', ...IDENTITY }],
  'one budget': [budget('daily', 'day', ROOMY)],
  'day, week and month budget': [
    budget('daily', 'day', ROOMY),
    budget('weekly', 'week', ROOMY),
    budget('monthly', 'month', ROOMY),
  ],
  'a used-up budget (refusals)': [budget('daily', 'day', 1)],
};
for (const [name, setUp] of Object.entries(cases)) {
  const perSecond = median(Array.from({ length: ROUNDS }, () => measure(setUp)));
  process.stdout.write(
    `${name}: ${Math.round(perSecond).toLocaleString('en-US')}/s, ${(1e6 / perSecond).toFixed(2)} µs each\n`,
  );
}
