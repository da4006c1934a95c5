import { isPlaneId, PLANE_IDS } from '@chancery/kernel';
import type { PlaneId } from '@chancery/kernel';
import { readDistributedEngines } from './distributed-engines.ts';
import type { DistributedEngines } from './distributed-engines.ts';
import { ConfigurationError, listOf, valueOf } from './environment.ts';
import type { Environment } from './environment.ts';
import { checkPlanesAreSeparate } from './separate-planes.ts';

/** One plane this process serves. */
export interface PlaneConfiguration {
  readonly id: PlaneId;
  /** `CHANCERY_PLANE_KEY_EU`: 32 bytes in base64 or hexadecimal; `null`: kept in the plane's folder (embedded only). */
  readonly planeKey: Uint8Array | null;
  /** `null`: the embedded engines, in the data folder. */
  readonly engines: DistributedEngines | null;
}

/** A plane whose engines are servers of their own. */
export interface DistributedPlaneConfiguration extends PlaneConfiguration {
  readonly planeKey: Uint8Array;
  readonly engines: DistributedEngines;
}

const KEY_BYTES = 32;

/** The planes named in `CHANCERY_PLANES` (default: all). @throws ConfigurationError */
export function readPlanes(environment: Environment): readonly PlaneConfiguration[] {
  const ids = planeIdsOf('CHANCERY_PLANES', valueOf(environment, 'CHANCERY_PLANES') ?? PLANE_IDS.join(','));
  const planes = ids.map((id) => planeOf(id, environment));
  checkPlanesAreSeparate(planes);
  return planes;
}

export function isDistributed(plane: PlaneConfiguration): plane is DistributedPlaneConfiguration {
  return plane.engines !== null && plane.planeKey !== null;
}

/** A list of planes, each once. @throws ConfigurationError */
export function planeIdsOf(name: string, text: string): readonly PlaneId[] {
  return listOf(text).map((plane) => {
    if (isPlaneId(plane)) return plane;
    throw new ConfigurationError(`${name} names the plane "${plane}": use ${PLANE_IDS.join(', ')}`);
  });
}

function planeOf(id: PlaneId, environment: Environment): PlaneConfiguration {
  const engines = readDistributedEngines(id, environment);
  const keyName = `CHANCERY_PLANE_KEY_${id.toUpperCase()}`;
  const planeKey = planeKeyOf(keyName, environment);
  if (engines && !planeKey) {
    throw new ConfigurationError(
      `${keyName} is not set: processes of a distributed plane share its key, ${KEY_BYTES} random bytes in base64`,
    );
  }
  return { id, planeKey, engines };
}

/** The value is a secret: messages say its length only. */
function planeKeyOf(name: string, environment: Environment): Uint8Array | null {
  const text = valueOf(environment, name)?.trim();
  if (text === undefined) return null;
  const key = /^[0-9a-fA-F]{64}$/.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  if (key.length === KEY_BYTES) return key;
  throw new ConfigurationError(`${name} holds ${key.length} bytes: give ${KEY_BYTES} bytes in base64`);
}
