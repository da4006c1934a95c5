import { strict as assert } from 'node:assert';
import { fold } from '@chancery/kernel';
import type { EpochMs, Lift } from '@chancery/kernel';
import { evolveOpened } from '../lapses.ts';
import { ledgerDecider } from '../ledger.decide.ts';
import type { LedgerCommand } from '../ledger.commands.ts';
import type { BudgetSettings } from '../ledger.events.ts';
import type { OpenedLedger } from '../opened-ledger.ts';
import { IDENTITY, overrideGranted } from './ledger-samples.ts';

/**
 * Takes each way out that the refusal of `command` on a ledger offers. @throws AssertionError where it is none, or not
 * the smallest.
 */
export function expectLifts(command: LedgerCommand, ledger: OpenedLedger, now: EpochMs): void {
  const decide = (state: OpenedLedger) => ledgerDecider.decide(command, state, now);
  const refusal = decide(ledger);
  if (refusal.kind !== 'rejected') throw new Error('It was accepted');
  const { lift } = refusal.rejection;
  for (const { request, also = [] } of lift) {
    if (request?.method !== 'PUT') continue;
    const raises = [request, ...also].map((each) => raiseOf(each, ledger));
    const raised = (commands: readonly LedgerCommand[]) =>
      decide(commands.reduce((state, raise) => after(raise, state, now), ledger)).kind;
    assert.equal(raised(raises), 'accepted');
    assert.equal(raised(raises.slice(1)), 'rejected', 'a raise that was not needed');
  }
  for (const { request } of lift) {
    if (request?.method !== 'POST') continue;
    const { amount, endsAt } = request.body as { amount: number; endsAt: string };
    const inForce = (given: number) => overrideGranted({ amount: given, endsAt: Date.parse(endsAt) });
    // However many people have to approve it.
    const granted = (given: number) => evolveOpened(ledger, inForce(given));
    assert.equal(decide(granted(amount)).kind, 'accepted');
    if (amount > 1) assert.equal(decide(granted(amount - 1)).kind, 'rejected');
  }
  for (const { action } of lift) {
    const until = /^Wait until (\S+),/.exec(action)?.[1];
    if (until === undefined) continue;
    const waited = ledgerDecider.decide(askedAt(command, Date.parse(until)), ledger, Date.parse(until));
    assert.equal(waited.kind, 'accepted');
  }
}

function raiseOf({ path, body }: NonNullable<Lift['request']>, { timeZone }: OpenedLedger): LedgerCommand {
  const settings = { hardCap: null, ...(body as RaisedBudget), budget: path.split('/').at(-1) ?? '' };
  return { type: 'SetBudget', ...IDENTITY, timeZone, ...settings };
}

/** The body of a raise: the route takes no `null`. */
type RaisedBudget = Omit<BudgetSettings, 'budget' | 'hardCap'> & { readonly hardCap?: number };

/** The command as it would be sent at `at`: a hold then has an end ahead. */
function askedAt(command: LedgerCommand, at: EpochMs): LedgerCommand {
  return command.type === 'HoldUsage' ? { ...command, endsAt: at + 1 } : command;
}

function after(command: LedgerCommand, ledger: OpenedLedger, now: EpochMs): OpenedLedger {
  return fold(evolveOpened, ledger, ledgerDecider.decide(command, ledger, now).events);
}
