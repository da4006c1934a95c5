import type { BlobStore } from '@chancery/blobs';
import type { CommandRunner, EventStore, RefusalSink, TenantLog } from '@chancery/event-sourcing';
import type { PlaneId } from '@chancery/kernel';
import type { SubjectVault } from '@chancery/privacy';
import type { PublisherRequests } from '@chancery/publishing';
import type { DocumentStore, ProjectionHost, ProjectionRequests } from '@chancery/read-models';
import type { EngineProbe } from '../health/engine-probe.ts';

/** One region's stores. The only way to tenant bytes: code without a plane cannot touch them. */
export interface Plane {
  readonly id: PlaneId;
  readonly events: EventStore & TenantLog;
  readonly runner: CommandRunner;
  /** Records refusals at the edge; those of deciders the runner hands over by itself. */
  readonly refusals: RefusalSink;
  readonly readModels: DocumentStore;
  readonly projections: ProjectionHost;
  /** What operators ask of the process that folds the log, this one or another. */
  readonly projectionRequests: ProjectionRequests;
  /** What operators ask of the process that publishes the plane's events; a plane without Kafka has none. */
  readonly publisherRequests: PublisherRequests;
  readonly vault: SubjectVault;
  readonly blobs: BlobStore;
  /** Scratch space of this plane, on the plane's disk; emptied at start. */
  readonly scratchFolder: string;
  /** Embedded: this process is all there is. Distributed: others answer beside it, and another one folds the log. */
  readonly topology: 'embedded' | 'distributed';
  /** Questions that tell whether its engines answer. */
  readonly probes: readonly EngineProbe[];
}

/** A plane whose engines have been out of reach since this process started. */
export interface AwaitedPlane {
  readonly id: PlaneId;
  /** Why, as the last try said. */
  readonly error: string;
}

/** The planes this process serves. */
export interface Planes {
  /** Those that are open. */
  readonly all: readonly Plane[];
  /** Those that are not yet: each joins the others as soon as its engines answer. */
  readonly awaited: readonly AwaitedPlane[];
  /** `null` for a plane that is not open here; `servedPlane` tells an awaited one from one that is not served. */
  find(id: PlaneId): Plane | null;
}

/** Injection token of what this process is called (`CHANCERY_NODE`). */
export const NODE_NAME = Symbol('NODE_NAME');

/** Injection token of `Planes`. */
export const PLANES = Symbol('PLANES');
