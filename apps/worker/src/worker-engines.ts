import type { EventStore, TenantLog } from '@chancery/event-sourcing';
import type { PlaneId } from '@chancery/kernel';
import type { LeaseStore } from '@chancery/leases';
import type { EngineProbe } from '@chancery/platform';
import type { EventSink } from '@chancery/publishing';
import type { DocumentStore } from '@chancery/read-models';

/** What the roles of a plane work on. */
export interface WorkerEngines {
  readonly leases: LeaseStore;
  readonly events: EventStore & TenantLog;
  readonly readModels: DocumentStore;
  /** Where the publisher sends events; `null`: the plane's events leave by the HTTP feed only. */
  readonly openSink: (() => EventSink) | null;
  /** Keeps the index of the tenant logs until the signal is aborted; `null`: the event store keeps it by itself. */
  readonly indexTenantLogs: ((signal: AbortSignal) => Promise<void>) | null;
  /** Questions that tell whether the engines answer. */
  readonly probes: readonly EngineProbe[];
  close(): Promise<void>;
}

/** A plane that a worker serves. */
export interface WorkerPlane {
  readonly id: PlaneId;
  /** @throws StoreUnavailableError, StoreBusyError while an engine is out of reach; other errors are for ever. */
  open(): Promise<WorkerEngines>;
}
