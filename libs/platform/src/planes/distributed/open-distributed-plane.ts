import { openS3BlobStore } from '@chancery/blobs/s3';
import { openSqliteSnapshotStore } from '@chancery/event-sourcing/sqlite';
import { openMongoSubjectVault } from '@chancery/privacy/mongodb';
import { PublisherRequests } from '@chancery/publishing';
import { ProjectionRequests, RemoteProjectionHost } from '@chancery/read-models';
import type { DistributedPlaneConfiguration } from '../../configuration/plane-configuration.ts';
import { openCommandSide } from '../command-side.ts';
import type { OpenPlane, PlaneOptions } from '../open-plane.ts';
import { emptyScratchFolder } from '../scratch-folder.ts';
import { ownNodeFolder } from './node-folder.ts';
import { openPlaneEngines } from './plane-engines.ts';

export interface DistributedPlaneOptions extends Omit<PlaneOptions, 'id'> {
  readonly plane: DistributedPlaneConfiguration;
  /** Scratch space and snapshots of this process are below it; nothing in it has to be kept. */
  readonly folder: string;
}

/** Ends what was opened, the last first. */
class Closers {
  private readonly closers: (() => unknown)[] = [];

  add(close: () => unknown): void {
    this.closers.unshift(close);
  }

  async close(): Promise<void> {
    for (const close of this.closers.splice(0)) await close();
  }
}

/**
 * Opens a plane for a process that answers requests, beside any number of others: commands are decided here, the log is
 * folded by a projector elsewhere.
 * @throws StoreUnavailableError, StoreBusyError while an engine cannot be reached; other errors are for ever.
 */
export async function openDistributedPlane(options: DistributedPlaneOptions): Promise<OpenPlane> {
  const { plane, contexts } = options;
  const { id, planeKey, engines } = plane;
  const closers = new Closers();
  try {
    const shared = await openPlaneEngines(plane);
    closers.add(() => shared.close());
    const { events, readModels, probes } = shared;
    const vault = await openMongoSubjectVault({ url: engines.mongoUrl, planeKey });
    closers.add(() => vault.close());
    const blobs = await openS3BlobStore({ url: engines.s3 });
    closers.add(() => blobs.close());
    const node = await ownNodeFolder(options.folder);
    closers.add(() => node.release());
    const scratchFolder = await emptyScratchFolder(node.path);
    const snapshots = openSqliteSnapshotStore({ folder: node.path });
    const commands = openCommandSide({ ...options, id }, { events, snapshots });
    closers.add(() => commands.close());
    const { runner, refusals, reader } = commands;
    const projections = new RemoteProjectionHost({
      ...{ events, readModels },
      projections: contexts.flatMap((context) => context.projections),
    });
    return {
      ...{ id, events, runner, refusals, readModels, projections, vault, blobs, scratchFolder, reader, planeKey },
      topology: 'distributed',
      projectionRequests: new ProjectionRequests(readModels),
      publisherRequests: new PublisherRequests(readModels),
      probes: [...probes, { engine: 'files', ask: () => blobs.info('health') }],
      close: () => closers.close(),
    };
  } catch (error) {
    await closers.close();
    throw error;
  }
}
