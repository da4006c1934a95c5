import { join } from 'node:path';
import { CoalescingRefusalSink } from '@chancery/audit';
import { CONTEXTS } from '@chancery/contexts';
import type { CommandRunner, EventCatalogue } from '@chancery/event-sourcing';
import { openSigningKeys } from '@chancery/exports';
import type { PlaneId } from '@chancery/kernel';
import { isDistributed, openEmbeddedPlane } from '@chancery/platform';
import type {
  ApiConfiguration,
  DistributedPlaneConfiguration,
  PlaneConfiguration,
  PlaneMeter,
  PlaneOptions,
} from '@chancery/platform';
import type { PlaneToOpen, ServedPlane } from './open-planes.ts';

export interface PlanesToOpenOptions {
  readonly configuration: ApiConfiguration;
  readonly catalogue: EventCatalogue;
  readonly onError: (error: unknown, what: string) => void;
  readonly meter: PlaneMeter;
}

/** The configured planes: embedded ones in a folder of their own, distributed ones on their engines. */
export function planesToOpen(options: PlanesToOpenOptions): readonly PlaneToOpen[] {
  return options.configuration.planes.map((plane) => ({
    id: plane.id,
    open: () => (isDistributed(plane) ? openDistributed(plane, options) : openEmbedded(plane, options)),
  }));
}

async function openEmbedded({ id, planeKey }: PlaneConfiguration, options: PlanesToOpenOptions): Promise<ServedPlane> {
  const plane = await openEmbeddedPlane({
    ...planeOptions(id, options),
    folder: join(options.configuration.dataFolder, id),
    ...(planeKey ? { planeKey } : {}),
  });
  return { plane, signingKeys: openSigningKeys(plane.folder, plane.planeKey) };
}

async function openDistributed(
  plane: DistributedPlaneConfiguration,
  options: PlanesToOpenOptions,
): Promise<ServedPlane> {
  // Loaded only where it is needed: the embedded topology starts without the clients of four engines.
  const { openDistributedPlane } = await import('@chancery/platform/distributed');
  const { openMongoSigningKeys } = await import('@chancery/exports/mongodb');
  const { id, planeKey, engines } = plane;
  const folder = join(options.configuration.dataFolder, id);
  const signingKeys = await openMongoSigningKeys({ url: engines.mongoUrl, planeKey });
  try {
    return { plane: await openDistributedPlane({ ...planeOptions(id, options), plane, folder }), signingKeys };
  } catch (error) {
    await signingKeys.close();
    throw error;
  }
}

function planeOptions(id: PlaneId, { catalogue, onError, meter }: PlanesToOpenOptions): PlaneOptions {
  const refusals = (runner: CommandRunner) =>
    new CoalescingRefusalSink(runner, (error) => onError(error, `refusals of plane ${id}`));
  return { id, contexts: CONTEXTS, catalogue, refusals, onError, meter };
}
