import { MemoryDocumentStore } from '../adapters/memory/index.ts';
import type { DocumentStorePlace } from './store-place.fixture.ts';

export async function newMemoryPlace(): Promise<DocumentStorePlace> {
  const store = new MemoryDocumentStore();
  return { open: async () => store, dispose: () => store.close() };
}
