import { newCommandId } from '@chancery/event-sourcing';
import type { CommandContext, Outcome } from '@chancery/event-sourcing';
import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { ledgerAggregate } from './ledger.aggregate.ts';
import type { LedgerAnswers } from './ledger.answers.ts';
import type { LedgerCommand, LedgerIdentity } from './ledger.commands.ts';
import { decideOnly } from './decide-only.ts';
import { ledgerIdentity } from './ledger-identity.ts';
import { openedAt } from './opening.ts';

type CommandOf<T extends LedgerCommand['type']> = Extract<LedgerCommand, { readonly type: T }>;

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
  const { state } = await plane.runner.state(ledgerAggregate, ref);
  if (state.kind === 'unopened' && !opensByItself(command)) {
    const identity = await ledgerIdentity(plane, tenant, command.meter);
    if (context.dryRun || needsItsPast(command)) return decidedOnNew<T>(identity, command, context);
    await open(plane, identity, tenant, context);
  }
  const outcome = await plane.runner.execute(ledgerAggregate, ref, command, context);
  return outcome as Outcome<LedgerAnswers[T]>;
}

function opensByItself(command: LedgerCommand): boolean {
  return command.type === 'OpenLedger' || command.type === 'SetBudget' || command.type === 'SetPlanQuotas';
}

/** These change what was made before: on a meter that was never used they are refused, and nothing is opened for that. */
const NEEDS_ITS_PAST: ReadonlySet<LedgerCommand['type']> = new Set<LedgerCommand['type']>([
  'CommitHold',
  'ReleaseHold',
  'RenewHold',
  'ApproveOverride',
  'RefuseOverride',
  'ReverseOverride',
]);

function needsItsPast({ type }: LedgerCommand): boolean {
  return NEEDS_ITS_PAST.has(type);
}

/** A command of its own, so that what the client asked stays the same command when it is sent again. */
async function open(plane: Plane, identity: LedgerIdentity, tenant: TenantId, cause: CommandContext): Promise<void> {
  const own = { commandId: newCommandId(), clientChoseCommandId: false, causationId: cause.commandId };
  const command = { type: 'OpenLedger' as const, ...identity };
  await plane.runner.execute(ledgerAggregate, { tenant, id: identity.meter }, command, { ...cause, ...own });
}

/** Opens nothing: the command is decided on the ledger as it would be opened. */
function decidedOnNew<T extends LedgerCommand['type']>(
  identity: LedgerIdentity,
  command: CommandOf<T>,
  { time, dryRun }: CommandContext,
): Outcome<LedgerAnswers[T]> {
  const { ledger } = openedAt(identity, { kind: 'unopened' }, time);
  const decided = decideOnly<T>(ledger, command, time);
  if (decided.kind === 'rejected') return { ...decided, decision: null, dryRun };
  return { ...decided, decision: null, position: null, entry: null, repeated: false, dryRun };
}
