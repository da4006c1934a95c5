import type { ProjectionAction, ProjectionRequest, ProjectionStatus } from '@chancery/read-models';
import type { Caller } from '../http/caller.ts';
import { askOnce } from '../operator-requests/ask-once.ts';
import { Problem } from '../problems/problem.ts';

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
export function askProjection(
  caller: Caller,
  projection: string,
  action: ProjectionAction,
): Promise<ProjectionRequest> {
  return askOnce(caller, caller.plane.projectionRequests, { projection, action }, async () => {
    const status = await statusOf(caller, projection);
    if (action.kind === 'switch') refuseWhatCannotServe(status, action.generation);
  });
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
