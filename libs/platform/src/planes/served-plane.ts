import type { PlaneId } from '@chancery/kernel';
import { Problem } from '../problems/problem.ts';
import type { Plane, Planes } from './plane.ts';

/** A plane that is awaited is asked for again so often: its engines are tried at least every five seconds. */
const RETRY_AFTER_SECONDS = 5;

/**
 * The plane of this ID; `null` for one that this process does not serve.
 * @throws Problem `plane-unavailable` while its engines are awaited
 */
export function servedPlane(planes: Planes, id: PlaneId): Plane | null {
  if (planes.awaited.some((plane) => plane.id === id)) {
    throw new Problem(
      'plane-unavailable',
      `The engines of plane ${id} are out of reach. Nothing was done; other planes are served.`,
      { retryAfterSeconds: RETRY_AFTER_SECONDS },
    );
  }
  return planes.find(id);
}
