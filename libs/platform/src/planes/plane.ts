import type { BlobStore } from '@chancery/blobs';
import type { CommandRunner, EventStore, RefusalSink, TenantLog } from '@chancery/event-sourcing';
import type { PlaneId } from '@chancery/kernel';
import type { SubjectVault } from '@chancery/privacy';
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
  readonly vault: SubjectVault;
  readonly blobs: BlobStore;
  /** Scratch space of this plane, on the plane's disk; emptied at start. */
  readonly scratchFolder: string;
  /** Embedded: this process is all there is. Distributed: others answer beside it, and another one folds the log. */
  readonly topology: 'embedded' | 'distributed';
  /** Questions that tell whether its engines answer. */
  readonly probes: readonly EngineProbe[];
}

/** The planes this process serves. */
export interface Planes {
  readonly all: readonly Plane[];
  /** `null` for a plane this process does not serve. */
  find(id: PlaneId): Plane | null;
}

/** Injection token of `Planes`. */
export const PLANES = Symbol('PLANES');
