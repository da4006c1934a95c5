import { eventStoreContract } from '../../event-store.contract.ts';
import { openMemoryEventStore } from './memory-event-store.ts';

eventStoreContract('The memory event store', async () => {
  const store = openMemoryEventStore({ plane: 'eu' });
  return { store, close: () => store.close() };
});
