import { documentStoreContract } from '../../document-store.contract.ts';
import { MemoryDocumentStore } from './memory-document-store.ts';

documentStoreContract('memory', async () => {
  const store = new MemoryDocumentStore();
  return { store, dispose: () => store.close() };
});
