import { readEnvelope } from '@chancery/event-sourcing';
import { streamName } from '@chancery/kernel';
import type { Caller } from '@chancery/platform';
import { authorityAggregate, commandOf } from './authority.aggregate.ts';
import type { AuthorityCommand } from './authority.commands.ts';

/**
 * What an earlier request with this Idempotency-Key recorded for the authority; `null` when there was none. Compile and
 * publish carry what they looked up, so the same request sent again is another command by now: sending the recorded one
 * instead gives the answer of the first time.
 */
export async function recordedCommand(caller: Caller, authority: string): Promise<AuthorityCommand | null> {
  const { plane, tenant } = caller;
  const { commandId, clientChoseCommandId, dryRun } = caller.context();
  if (!clientChoseCommandId || dryRun) return null;
  const remembered = await plane.events.findCommand(tenant, commandId);
  if (remembered?.stream !== streamName(authorityAggregate.category, tenant, authority)) return null;
  const { events } = await plane.events.readStream(remembered.stream, remembered.firstRevision, 1);
  const [stored] = events;
  return stored ? commandOf(authorityAggregate.codec.decode(stored.type, readEnvelope(stored).data)) : null;
}
