import type { EventStoreDbEventStore } from '@chancery/event-sourcing/eventstoredb';
import { openEventStoreDbEventStore } from '@chancery/event-sourcing/eventstoredb';
import type { DocumentStore } from '@chancery/read-models';
import { openMongoDocumentStore } from '@chancery/read-models/mongodb';
import { openTenantLogIndex } from '@chancery/read-models/tenant-log';
import type { DistributedPlaneConfiguration } from '../../configuration/plane-configuration.ts';
import type { EngineProbe } from '../../health/engine-probe.ts';

/** The engines of a distributed plane that every process of it needs. */
export interface PlaneEngines {
  readonly events: EventStoreDbEventStore;
  readonly readModels: DocumentStore;
  readonly probes: readonly EngineProbe[];
  /** Finishes what was accepted and lets go of the connections. */
  close(): Promise<void>;
}

/** Asked for by the probe of the read models; there is none of this name. */
const NO_READ_MODEL = 'health';

/**
 * Opens the event store and the read models of a plane, with the tenant log's index beside the read models.
 * @throws StoreUnavailableError, StoreBusyError while a server cannot be reached; other errors are for ever.
 */
export async function openPlaneEngines({ id, engines }: DistributedPlaneConfiguration): Promise<PlaneEngines> {
  const readModels = await openMongoDocumentStore({ url: engines.mongoUrl });
  let events: EventStoreDbEventStore;
  try {
    const index = openTenantLogIndex(readModels);
    events = await openEventStoreDbEventStore({ url: engines.eventStoreUrl, plane: id, index });
  } catch (error) {
    await readModels.close();
    throw error;
  }
  return {
    events,
    readModels,
    probes: [
      { engine: 'event store', ask: () => events.head() },
      { engine: 'read models', ask: () => readModels.serving(NO_READ_MODEL) },
    ],
    async close() {
      await events.close();
      await readModels.close();
    },
  };
}
