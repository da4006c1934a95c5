import { CommandIdReusedError } from '@chancery/event-sourcing';
import { canonicalJson, parseStreamName } from '@chancery/kernel';
import type { Caller } from '@chancery/platform';
import { exportAggregate } from '../export.aggregate.ts';
import type { ExportRequest } from '../export.events.ts';

/** The step of a request under which its export is opened. */
export const REQUEST_STEP = 'request';

/**
 * ID of the export that an earlier request with this Idempotency-Key opened; `null` when there was none.
 * @throws CommandIdReusedError when that request asked for something else.
 */
export async function earlierExport(caller: Caller, request: ExportRequest): Promise<string | null> {
  const { plane, tenant, dryRun } = caller;
  const { commandId, clientChoseCommandId } = caller.context(REQUEST_STEP);
  if (!clientChoseCommandId || dryRun) return null;
  const remembered = await plane.events.findCommand(tenant, commandId);
  if (!remembered) return null;
  const { category, id } = parseStreamName(remembered.stream);
  if (category !== exportAggregate.category || id === null) throw reused(commandId);
  const { state } = await plane.runner.state(exportAggregate, { tenant, id }, { atLeast: remembered.lastRevision });
  if (!state || canonicalJson(state.request) !== canonicalJson(request)) throw reused(commandId);
  return id;
}

function reused(commandId: string): CommandIdReusedError {
  return new CommandIdReusedError(`"${commandId}" was used for another request before`);
}
