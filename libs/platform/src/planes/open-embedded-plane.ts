import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openFileBlobStore } from '@chancery/blobs/files';
import { openSqliteEventStore, openSqliteSnapshotStore } from '@chancery/event-sourcing/sqlite';
import { loadPlaneKey, openSqliteSubjectVault } from '@chancery/privacy';
import { PublisherRequests } from '@chancery/publishing';
import { ProjectionRequests } from '@chancery/read-models';
import type { RunningProjectionHost } from '@chancery/read-models';
import { openSqliteDocumentStore } from '@chancery/read-models/sqlite';
import { openCommandSide } from './command-side.ts';
import { startFolding } from './folding.ts';
import type { OpenPlane, PlaneOptions } from './open-plane.ts';
import { emptyScratchFolder } from './scratch-folder.ts';

export interface EmbeddedPlaneOptions extends PlaneOptions {
  /** The plane's data folder; made when missing. One process owns it. */
  readonly folder: string;
  /** 32 bytes, from configuration; absent: kept in the folder in a file only its owner reads. */
  readonly planeKey?: Uint8Array;
}

/** A plane that is all in this process. */
export interface EmbeddedPlane extends OpenPlane {
  readonly projections: RunningProjectionHost;
  readonly folder: string;
}

/**
 * Opens a plane of the embedded topology: every store in one folder, and the projections fold in this process.
 * @throws DataFolderOwnedError when another process owns the folder.
 */
export async function openEmbeddedPlane(options: EmbeddedPlaneOptions): Promise<EmbeddedPlane> {
  const { id, folder, contexts } = options;
  await mkdir(folder, { recursive: true });
  const events = await openSqliteEventStore({ folder, plane: id });
  const scratchFolder = await emptyScratchFolder(folder);
  const planeKey = options.planeKey ?? loadPlaneKey(folder);
  const vault = openSqliteSubjectVault({ folder, planeKey });
  const readModels = await openSqliteDocumentStore({ folder });
  const blobs = await openFileBlobStore(join(folder, 'blobs'));
  const commands = openCommandSide(options, { events, snapshots: openSqliteSnapshotStore({ folder }) });
  const { runner, refusals, reader } = commands;
  const projectionRequests = new ProjectionRequests(readModels, () => folding.lookForRequests());
  const folding = await startFolding({
    ...{ contexts, events, readModels, reader, requests: projectionRequests },
    onError: (error, what) => options.onError(error, `plane ${id}: ${what}`),
  });
  const { projections } = folding;
  return {
    ...{ id, events, runner, refusals, readModels, projections, projectionRequests, vault, blobs, scratchFolder },
    ...{ reader, folder, planeKey },
    publisherRequests: new PublisherRequests(readModels),
    topology: 'embedded',
    probes: [{ engine: 'event store', ask: () => events.head() }],
    async close() {
      await commands.close();
      await folding.stop();
      await readModels.close();
      await vault.close();
      await events.close();
    },
  };
}
