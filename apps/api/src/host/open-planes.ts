import { join } from 'node:path';
import { CoalescingRefusalSink } from '@chancery/audit';
import type { EventCatalogue } from '@chancery/event-sourcing';
import type { PlaneId } from '@chancery/kernel';
import { ConfigurationError, openEmbeddedPlane } from '@chancery/platform';
import type { ApiConfiguration, EmbeddedPlane, Planes } from '@chancery/platform';
import { CONTEXTS } from '@chancery/contexts';

/** The open planes of this process. */
export interface OpenPlanes extends Planes {
  readonly all: readonly EmbeddedPlane[];
  find(id: PlaneId): EmbeddedPlane | null;
  close(): Promise<void>;
}

/** Opens every configured plane in a folder of its own. @throws DataFolderOwnedError */
export async function openPlanes(
  configuration: ApiConfiguration,
  catalogue: EventCatalogue,
  onError: (error: unknown, what: string) => void,
): Promise<OpenPlanes> {
  const all: EmbeddedPlane[] = [];
  const close = async () => {
    for (const plane of all) await plane.close();
  };
  try {
    for (const { id, planeKey, engines } of configuration.planes) {
      if (engines) throw new ConfigurationError(`Plane ${id} is distributed, which this build cannot open`);
      all.push(
        await openEmbeddedPlane({
          id,
          folder: join(configuration.dataFolder, id),
          contexts: CONTEXTS,
          catalogue,
          refusals: (runner) => new CoalescingRefusalSink(runner, (error) => onError(error, `refusals of plane ${id}`)),
          ...(planeKey ? { planeKey } : {}),
          onError,
        }),
      );
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { all, find: (id) => all.find((plane) => plane.id === id) ?? null, close };
}
