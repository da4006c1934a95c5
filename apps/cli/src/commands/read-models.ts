import { CONTEXTS } from '@chancery/contexts';
import type { Document } from '@chancery/read-models';
import { openTenantStores } from './tenant-stores.ts';

export interface ReadModelsOptions {
  readonly tenant: string;
  readonly data: string;
}

/**
 * Prints the tenant's documents of every serving read model, by name and ID: the same shape as `readModels` of
 * `chancery replay`, so that the two can be compared.
 */
export async function readModels(options: ReadModelsOptions): Promise<void> {
  const stores = await openTenantStores(options.tenant, options.data);
  const { tenant } = stores;
  try {
    const store = await stores.readModels();
    const models: Record<string, Record<string, Document>> = {};
    for (const { name } of CONTEXTS.flatMap((context) => context.projections)) {
      const generation = await store.serving(name);
      const documents: Record<string, Document> = {};
      if (generation !== null) {
        for await (const { id, document } of store.scan({ name, generation })) {
          if (document?.['tenant'] === tenant) documents[id] = document;
        }
      }
      models[name] = documents;
    }
    process.stdout.write(`${JSON.stringify(models, null, 2)}\n`);
  } finally {
    await stores.close();
  }
}
