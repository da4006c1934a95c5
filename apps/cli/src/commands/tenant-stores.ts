import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TenantLog } from '@chancery/event-sourcing';
import { openEventStoreDbEventStore } from '@chancery/event-sourcing/eventstoredb';
import { openSqliteEventStoreReadOnly } from '@chancery/event-sourcing/sqlite';
import { isTenantId, planeOf } from '@chancery/kernel';
import type { PlaneId, TenantId } from '@chancery/kernel';
import { readDistributedEngines } from '@chancery/platform';
import type { DocumentStore } from '@chancery/read-models';
import { openMongoDocumentStore } from '@chancery/read-models/mongodb';
import { openSqliteDocumentStore } from '@chancery/read-models/sqlite';
import { openTenantLogIndex } from '@chancery/read-models/tenant-log';

/** What a command reads of one tenant, without a running service. */
export interface TenantStores {
  readonly tenant: TenantId;
  readonly log: TenantLog;
  /** Opens the read models at the first call. */
  readonly readModels: () => Promise<DocumentStore>;
  readonly close: () => Promise<void>;
}

/**
 * Opens the stores of the tenant's plane to read them: the engines that the environment names for the plane
 * (`EVENTSTORE_URL_EU`, …) or else the data folder, also while a server owns it.
 * @throws Error naming the option that does not fit, ConfigurationError
 */
export async function openTenantStores(tenantOption: string, dataFolder: string): Promise<TenantStores> {
  const plane = planeOf(tenantOption);
  if (plane === null || !isTenantId(tenantOption)) {
    throw new Error(`--tenant is "${tenantOption}": give a tenant ID such as eu_t0123456789abcdef01234567`);
  }
  return (await openEngines(plane, tenantOption)) ?? (await openFolder(plane, tenantOption, dataFolder));
}

/** `null` where no engines are named for the plane. */
async function openEngines(plane: PlaneId, tenant: TenantId): Promise<TenantStores | null> {
  const engines = readDistributedEngines(plane, process.env);
  if (!engines) return null;
  const documents = await openMongoDocumentStore({ url: engines.mongoUrl });
  try {
    const index = openTenantLogIndex(documents);
    const log = await openEventStoreDbEventStore({ url: engines.eventStoreUrl, plane, index });
    return {
      tenant,
      log,
      readModels: () => Promise.resolve(documents),
      async close() {
        await log.close();
        await documents.close();
      },
    };
  } catch (error) {
    await documents.close();
    throw error;
  }
}

async function openFolder(plane: PlaneId, tenant: TenantId, dataFolder: string): Promise<TenantStores> {
  const folder = join(resolve(dataFolder), plane);
  if (!existsSync(folder)) throw new Error(`--data is "${dataFolder}": there is no plane "${plane}" in it`);
  const log = await openSqliteEventStoreReadOnly({ folder, plane });
  let documents: DocumentStore | null = null;
  return {
    tenant,
    log,
    async readModels() {
      documents ??= await openSqliteDocumentStore({ folder });
      return documents;
    },
    async close() {
      await documents?.close();
      await log.close();
    },
  };
}
