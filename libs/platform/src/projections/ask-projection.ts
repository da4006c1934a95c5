import { CommandIdReusedError } from '@chancery/event-sourcing';
import { canonicalJson } from '@chancery/kernel';
import type { ProjectionAction, ProjectionRequest, ProjectionStatus } from '@chancery/read-models';
import type { Caller } from '../http/caller.ts';
import { Problem } from '../problems/problem.ts';

/** A request is answered as soon as it is done, at the latest after this. Milliseconds. */
const PATIENCE_MS = 2000;

/** The projection's present state. @throws Problem `not-found` */
export async function statusOf({ plane }: Caller, projection: string): Promise<ProjectionStatus> {
  const status = (await plane.projections.status()).find(({ name }) => name === projection);
  if (!status) throw new Problem('not-found', `There is no projection "${projection}".`);
  return status;
}

/**
 * Asks something of a projection. A repeated Idempotency-Key is the same request; a dry run keeps none.
 * @throws Problem `not-found`, `generation-not-ready`; CommandIdReusedError
 */
export async function askProjection(
  caller: Caller,
  projection: string,
  action: ProjectionAction,
): Promise<ProjectionRequest> {
  const { plane, dryRun, actor } = caller;
  const { commandId, time } = caller.context();
  const before = await plane.projectionRequests.find(commandId);
  if (before) {
    if (canonicalJson([before.projection, before.action]) !== canonicalJson([projection, action])) {
      throw new CommandIdReusedError(`"${commandId}" was used for another request before`);
    }
    return settled(caller, before);
  }
  const status = await statusOf(caller, projection);
  if (action.kind === 'switch') refuseWhatCannotServe(status, action.generation);
  const wanted = { request: commandId, projection, action, requestedBy: actor, at: time };
  if (dryRun) return dryAnswer(wanted);
  return settled(caller, await plane.projectionRequests.ask(wanted));
}

async function settled({ plane }: Caller, request: ProjectionRequest): Promise<ProjectionRequest> {
  return (await plane.projectionRequests.settled(request.request, PATIENCE_MS)) ?? request;
}

function refuseWhatCannotServe({ name, serving, standby, rebuilding }: ProjectionStatus, generation: number): void {
  if (generation === serving.generation || generation === standby?.generation) return;
  throw new Problem(
    'generation-not-ready',
    `Generation ${generation} of ${name} cannot serve: ${
      generation === rebuilding?.generation ? 'it is being filled' : 'it is not kept up to date, or not there'
    }.`,
    {
      facts: {
        serving: serving.generation,
        standby: standby?.generation ?? null,
        rebuilding: rebuilding?.generation ?? null,
      },
      lift: [{ action: 'Rebuild the projection, and switch when the rebuild is done.', by: 'operator' }],
    },
  );
}

function dryAnswer({
  at,
  ...wanted
}: Pick<ProjectionRequest, 'request' | 'projection' | 'action' | 'requestedBy'> & {
  readonly at: number;
}): ProjectionRequest {
  const nothing = { worker: null, startedAt: null, finishedAt: null, report: null, error: null };
  return { ...wanted, requestedAt: new Date(at).toISOString(), state: 'requested', ...nothing };
}
