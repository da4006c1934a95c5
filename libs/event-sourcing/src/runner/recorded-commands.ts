import type { CommandId, Json, TenantId } from '@chancery/kernel';
import type { Outcome } from '../envelope.ts';
import { decisionIdOf } from '../event-sealer.ts';
import type { RememberedCommand, TenantLog } from '../event-store.ts';
import type { WaitingCommand } from './decide-batch.ts';
import { CommandIdReusedError } from './errors.ts';
import { parseRememberedAnswer } from './remembered-answer.ts';

/** A command that waits, and how its caller is told. */
export interface QueuedCommand extends WaitingCommand {
  resolve(outcome: Outcome<Json>): void;
  reject(error: unknown): void;
}

const NOTHING: ReadonlyMap<CommandId, RememberedCommand> = new Map();

/**
 * Answers the commands of a batch that were recorded before, all looked for at once.
 * @param lookForAll also for those whose ID no client chose
 * @returns the others: `fresh` to be decided; `repeats` have the same ID as one of `fresh` and wait for the next batch,
 *   when what that produced can be found
 */
export async function answerRecorded(
  store: Pick<TenantLog, 'findCommands'>,
  tenant: TenantId,
  queued: readonly QueuedCommand[],
  lookForAll: boolean,
): Promise<{ readonly fresh: readonly QueuedCommand[]; readonly repeats: readonly QueuedCommand[] }> {
  const mayBeRecorded = ({ context }: QueuedCommand) => !context.dryRun && (context.clientChoseCommandId || lookForAll);
  const ids = new Set(queued.filter(mayBeRecorded).map(({ context }) => context.commandId));
  const recorded = ids.size === 0 ? NOTHING : await store.findCommands(tenant, [...ids]);
  const fresh: QueuedCommand[] = [];
  const repeats: QueuedCommand[] = [];
  for (const entry of queued) {
    const { commandId } = entry.context;
    const remembered = recorded.get(commandId);
    if (!mayBeRecorded(entry)) fresh.push(entry);
    else if (remembered) answerAgain(entry, remembered);
    else if (ids.delete(commandId)) fresh.push(entry);
    else repeats.push(entry);
  }
  return { fresh, repeats };
}

function answerAgain(entry: QueuedCommand, remembered: RememberedCommand): void {
  const { plane, commandId } = entry.context;
  if (remembered.commandHash !== entry.hash) {
    entry.reject(new CommandIdReusedError(`"${commandId}" was used for another command before`));
    return;
  }
  const decision = decisionIdOf(plane, remembered.firstEvent);
  const answer = parseRememberedAnswer(remembered.answer);
  if ('no' in answer) {
    entry.resolve({ kind: 'rejected', rejection: answer.no, decision, dryRun: false });
    return;
  }
  entry.resolve({
    kind: 'accepted',
    answer: answer.ok,
    decision,
    position: remembered.position,
    entry: null,
    repeated: true,
    dryRun: false,
  });
}
