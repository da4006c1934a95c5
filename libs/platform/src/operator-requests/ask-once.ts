import { CommandIdReusedError } from '@chancery/event-sourcing';
import { canonicalJson } from '@chancery/kernel';
import type { Json } from '@chancery/kernel';
import { newRequest } from '@chancery/read-models';
import type { OperatorRequest, OperatorRequests } from '@chancery/read-models';
import type { Caller } from '../http/caller.ts';

/** A request is answered as soon as it is done, at the latest after this. Milliseconds. */
const PATIENCE_MS = 2000;

/**
 * Asks something of a process that works on the plane's log. A repeated Idempotency-Key is the same request; a dry run
 * keeps none.
 * @param refuse throws the Problem that speaks against it
 * @throws CommandIdReusedError
 */
export async function askOnce<Wish extends object, Report>(
  caller: Caller,
  requests: OperatorRequests<Wish, Report>,
  wish: Wish,
  refuse: () => Promise<void>,
): Promise<OperatorRequest<Wish, Report>> {
  const { commandId, time } = caller.context();
  const settled = async (request: OperatorRequest<Wish, Report>) =>
    (await requests.settled(request.request, PATIENCE_MS)) ?? request;
  const before = await requests.find(commandId);
  if (before) {
    const asked = Object.fromEntries(Object.keys(wish).map((name) => [name, before[name as keyof Wish]]));
    if (canonicalJson(asked as Json) !== canonicalJson(wish as Json)) {
      throw new CommandIdReusedError(`"${commandId}" was used for another request before`);
    }
    return settled(before);
  }
  await refuse();
  const asking = { request: commandId, requestedBy: caller.actor, at: time };
  return caller.dryRun ? newRequest(wish, asking) : settled(await requests.ask(wish, asking));
}
