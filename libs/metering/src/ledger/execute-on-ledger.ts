import type { CommandContext, Outcome } from '@chancery/event-sourcing';
import type { JsonObject, TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { ledgerAggregate } from './ledger.aggregate.ts';
import type { LedgerAnswers } from './ledger.answers.ts';
import { opensByItself } from './ledger.commands.ts';
import type { LedgerCommand } from './ledger.commands.ts';
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
  const ref = { tenant, id: command.meter };
  const whole = await withOwner(plane, tenant, command);
  const plain = asked(command);
  const keyed = plain === whole ? context : { ...context, fingerprint: plain as unknown as JsonObject };
  const outcome = await plane.runner.execute(ledgerAggregate, ref, whole, keyed);
  return outcome as Outcome<LedgerAnswers[T]>;
}

/** The command with the owner of a ledger that is not open yet, or in another time zone than its tenant. */
async function withOwner(plane: Plane, tenant: TenantId, command: LedgerCommand): Promise<LedgerCommand> {
  if (opensByItself(command)) return command;
  // However old the state is: an owner that is not needed any more does no harm.
  const { state } = await plane.runner.state(ledgerAggregate, { tenant, id: command.meter }, { maxAgeMs: Infinity });
  const owner = await ledgerOwner(plane, tenant);
  return state.kind === 'open' && state.timeZone === owner.timeZone ? command : { ...command, owner };
}

/** What the client asked: whose ledger it is, and in which time zone, was looked up and may have changed since. */
function asked(command: LedgerCommand): Partial<LedgerCommand> {
  if (!opensByItself(command)) return command;
  const { tenant: _tenant, timeZone: _timeZone, since: _since, ...plain } = command;
  return plain;
}
