import type { CommandContext, Outcome } from '@chancery/event-sourcing';
import type { JsonObject, TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { ledgerAggregate } from './ledger.aggregate.ts';
import type { AnyLedgerAnswer, LedgerAnswers } from './ledger.answers.ts';
import { opensByItself } from './ledger.commands.ts';
import type { LedgerCommand, LedgerOwner } from './ledger.commands.ts';
import { ledgerOwner } from './ledger-owner.ts';

export type CommandOf<T extends LedgerCommand['type']> = Extract<LedgerCommand, { readonly type: T }>;

/**
 * Executes a command on the ledger of its meter, which its first use opens.
 * @throws StoreBusyError, OutcomeUnknownError, CommandIdReusedError, CommandConflictError as the command runner does.
 */
export async function executeOnLedger<T extends LedgerCommand['type']>(
  plane: Plane,
  tenant: TenantId,
  command: CommandOf<T>,
  context: CommandContext,
): Promise<Outcome<LedgerAnswers[T]>> {
  const owner = opensByItself(command) ? null : await ownerToCarry(plane, tenant, command.meter);
  return execute(plane, tenant, { command, context }, owner) as Promise<Outcome<LedgerAnswers[T]>>;
}

/** A command with its context. */
export type Asked = { readonly command: LedgerCommand; readonly context: CommandContext };

/**
 * Executes commands on the ledger of one meter: they are decided in this order, each by itself, and what waits together
 * is written together. One that throws, as `executeOnLedger` does, fails alone.
 */
export async function executeInOrder(
  plane: Plane,
  tenant: TenantId,
  meter: string,
  asked: readonly Asked[],
): Promise<readonly PromiseSettledResult<Outcome<AnyLedgerAnswer>>[]> {
  const owner = await ownerToCarry(plane, tenant, meter);
  return Promise.allSettled(asked.map((each) => execute(plane, tenant, each, owner)));
}

function execute(
  plane: Plane,
  tenant: TenantId,
  { command, context }: Asked,
  owner: LedgerOwner | null,
): Promise<Outcome<AnyLedgerAnswer>> {
  const whole = owner === null ? command : { ...command, owner };
  const plain = asked(command);
  const keyed = plain === whole ? context : { ...context, fingerprint: plain as unknown as JsonObject };
  return plane.runner.execute(ledgerAggregate, { tenant, id: command.meter }, whole, keyed);
}

/** The owner, for a ledger that is not open yet or in another time zone; `null` where a command need not carry it. */
async function ownerToCarry(plane: Plane, tenant: TenantId, meter: string): Promise<LedgerOwner | null> {
  // However old the state is: an owner that is not needed any more does no harm.
  const { state } = await plane.runner.state(ledgerAggregate, { tenant, id: meter }, { maxAgeMs: Infinity });
  const owner = await ledgerOwner(plane, tenant);
  return state.kind === 'open' && state.timeZone === owner.timeZone ? null : owner;
}

/** What the client asked: whose ledger it is, and in which time zone, was looked up and may have changed since. */
function asked(command: LedgerCommand): Partial<LedgerCommand> {
  if (!opensByItself(command)) return command;
  const { tenant: _tenant, timeZone: _timeZone, since: _since, ...plain } = command;
  return plain;
}
