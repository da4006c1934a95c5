import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openFileBlobStore } from '@chancery/blobs/files';
import { EventReader, EventSealer, MailboxRunner } from '@chancery/event-sourcing';
import type { CommandRunner, EventCatalogue, RefusalSink } from '@chancery/event-sourcing';
import { openSqliteEventStore, openSqliteSnapshotStore } from '@chancery/event-sourcing/sqlite';
import type { PlaneId } from '@chancery/kernel';
import { loadPlaneKey, openSqliteSubjectVault } from '@chancery/privacy';
import { openProjectionHost } from '@chancery/read-models';
import type { RunningProjectionHost } from '@chancery/read-models';
import { openSqliteDocumentStore } from '@chancery/read-models/sqlite';
import type { ContextDefinition } from '../context-definition.ts';
import type { Plane } from './plane.ts';
import { projectedEvent } from './projected-event.ts';

/** Records refusals and writes down at the end what it still holds. */
export interface FlushableRefusalSink extends RefusalSink {
  flush(): Promise<void>;
}

export interface PlaneOptions {
  readonly id: PlaneId;
  /** The plane's data folder; made when missing. One process owns it. */
  readonly folder: string;
  readonly contexts: readonly ContextDefinition[];
  readonly catalogue: EventCatalogue;
  readonly refusals: (runner: CommandRunner) => FlushableRefusalSink;
  /** 32 bytes, from configuration; absent: kept in the folder in a file only its owner reads. */
  readonly planeKey?: Uint8Array;
  readonly onError: (error: unknown, what: string) => void;
}

/** A plane with what its owner needs: the engines' own handles and an orderly end. */
export interface OpenPlane extends Plane {
  readonly projections: RunningProjectionHost;
  readonly refusals: FlushableRefusalSink;
  readonly reader: EventReader;
  readonly folder: string;
  readonly planeKey: Uint8Array;
  /** Finishes what was accepted, writes down what was counted, closes the stores. */
  close(): Promise<void>;
}

/**
 * Opens a plane of the embedded topology: every store in one folder.
 * @throws DataFolderOwnedError when another process owns the folder.
 */
export async function openPlane(options: PlaneOptions): Promise<OpenPlane> {
  const { id, folder, contexts, catalogue } = options;
  await mkdir(folder, { recursive: true });
  const events = await openSqliteEventStore({ folder, plane: id });
  const scratchFolder = join(folder, 'scratch');
  await rm(scratchFolder, { recursive: true, force: true });
  await mkdir(scratchFolder, { recursive: true });
  const planeKey = options.planeKey ?? loadPlaneKey(folder);
  const vault = openSqliteSubjectVault({ folder, planeKey });
  const readModels = await openSqliteDocumentStore({ folder });
  const blobs = await openFileBlobStore(join(folder, 'blobs'));
  const snapshots = openSqliteSnapshotStore({ folder });
  const sinks: FlushableRefusalSink[] = [];
  const runner = new MailboxRunner({
    store: events,
    sealer: new EventSealer(catalogue),
    snapshots,
    refusals: (own) => {
      const sink = options.refusals(own);
      sinks.push(sink);
      return sink;
    },
  });
  const [refusals] = sinks;
  if (!refusals) throw new Error('The runner made no refusal sink');
  const reader = new EventReader(contexts.flatMap(({ aggregates }) => aggregates));
  const projections = await openProjectionHost({
    events,
    readModels,
    projections: contexts.flatMap((context) => context.projections),
    decode: (event) => projectedEvent(reader, event),
    onError: (error) => options.onError(error, `projections of plane ${id}`),
  });
  await projections.start();
  return {
    id,
    events,
    runner,
    refusals,
    readModels,
    projections,
    vault,
    blobs,
    scratchFolder,
    reader,
    folder,
    planeKey,
    async close() {
      await refusals.flush();
      await runner.close();
      await projections.stop();
      await readModels.close();
      await vault.close();
      await events.close();
    },
  };
}
