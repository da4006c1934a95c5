import { reachedBy } from '../progress/plane-progress.ts';
import type { PlaneProgress } from '../progress/plane-progress.ts';
import type { ProjectionStatus } from '../projection-host.ts';

/** A projection's state from what is in the store. @param serving `null`: it was never built. */
export function remoteStatus(
  name: string,
  serving: number | null,
  progress: PlaneProgress | null,
  head: string,
): ProjectionStatus {
  const known = progress?.projections[name];
  const generations = known ? [known.serving, ...(known.beside ? [known.beside] : [])] : [];
  // A switch may be in the store before the progress tells of it: the alias says which one serves.
  const present = generations.find(({ generation }) => generation === serving);
  const other = generations.find(({ generation }) => generation !== serving);
  const besides = other ? { name, generation: other.generation } : null;
  const filling = known?.beside?.filling === true;
  return {
    name,
    serving: { name, generation: serving ?? 0 },
    checkpoint: serving === null ? '' : reachedBy(progress, name, serving),
    head,
    parked: present?.parked ?? 0,
    poison: present?.poison ?? [],
    rebuilding: filling ? besides : null,
    standby: filling ? null : besides,
    failure: serving === null ? 'No projector has built it yet' : (present?.failure ?? null),
  };
}
