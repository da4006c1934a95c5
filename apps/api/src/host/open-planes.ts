import { join } from 'node:path';
import { CoalescingRefusalSink } from '@chancery/audit';
import { CONTEXTS } from '@chancery/contexts';
import type { CommandRunner, EventCatalogue } from '@chancery/event-sourcing';
import { openSigningKeys } from '@chancery/exports';
import type { SigningKeyVault } from '@chancery/exports';
import type { PlaneId } from '@chancery/kernel';
import { isDistributed, openEmbeddedPlane, patiently } from '@chancery/platform';
import type {
  ApiConfiguration,
  DistributedPlaneConfiguration,
  OpenPlane,
  PlaneConfiguration,
  PlaneOptions,
  Planes,
} from '@chancery/platform';

/** The open planes of this process. */
export interface OpenPlanes extends Planes {
  readonly all: readonly OpenPlane[];
  readonly signingKeys: ReadonlyMap<PlaneId, SigningKeyVault>;
  find(id: PlaneId): OpenPlane | null;
  close(): Promise<void>;
}

export interface OpenPlanesOptions {
  readonly configuration: ApiConfiguration;
  readonly catalogue: EventCatalogue;
  readonly onError: (error: unknown, what: string) => void;
  /** Ends waiting for engines that are out of reach. */
  readonly signal: AbortSignal;
}

/** A plane with the keys that its exports are signed with. */
interface ServedPlane {
  readonly plane: OpenPlane;
  readonly signingKeys: SigningKeyVault;
}

/**
 * Opens every configured plane: embedded ones in a folder of their own, distributed ones on their engines, which are
 * waited for.
 * @throws DataFolderOwnedError; what is wrong with an engine for ever; Error when `signal` was aborted
 */
export async function openPlanes(options: OpenPlanesOptions): Promise<OpenPlanes> {
  const served: ServedPlane[] = [];
  const close = async () => {
    for (const { plane, signingKeys } of served) {
      await plane.close();
      await signingKeys.close();
    }
  };
  try {
    for (const plane of options.configuration.planes) {
      const opened = isDistributed(plane) ? openDistributed(plane, options) : openEmbedded(plane, options);
      served.push(await opened);
    }
  } catch (error) {
    await close();
    throw error;
  }
  const all = served.map(({ plane }) => plane);
  return {
    all,
    signingKeys: new Map(served.map(({ plane, signingKeys }) => [plane.id, signingKeys])),
    find: (id) => all.find((plane) => plane.id === id) ?? null,
    close,
  };
}

async function openEmbedded({ id, planeKey }: PlaneConfiguration, options: OpenPlanesOptions): Promise<ServedPlane> {
  const plane = await openEmbeddedPlane({
    ...planeOptions(id, options),
    folder: join(options.configuration.dataFolder, id),
    ...(planeKey ? { planeKey } : {}),
  });
  return { plane, signingKeys: openSigningKeys(plane.folder, plane.planeKey) };
}

async function openDistributed(plane: DistributedPlaneConfiguration, options: OpenPlanesOptions): Promise<ServedPlane> {
  // Loaded only where it is needed: the embedded topology starts without the clients of four engines.
  const { openDistributedPlane } = await import('@chancery/platform/distributed');
  const { openMongoSigningKeys } = await import('@chancery/exports/mongodb');
  const { id, planeKey, engines } = plane;
  const folder = join(options.configuration.dataFolder, id);
  const opened = await patiently(
    async () => {
      const signingKeys = await openMongoSigningKeys({ url: engines.mongoUrl, planeKey });
      try {
        return { plane: await openDistributedPlane({ ...planeOptions(id, options), plane, folder }), signingKeys };
      } catch (error) {
        await signingKeys.close();
        throw error;
      }
    },
    options.signal,
    (error) => options.onError(error, `plane ${id} waits for an engine`),
  );
  if (!opened) throw new Error(`The opening of plane ${id} was given up`);
  return opened;
}

function planeOptions(id: PlaneId, { catalogue, onError }: OpenPlanesOptions): PlaneOptions {
  const refusals = (runner: CommandRunner) =>
    new CoalescingRefusalSink(runner, (error) => onError(error, `refusals of plane ${id}`));
  return { id, contexts: CONTEXTS, catalogue, refusals, onError };
}
