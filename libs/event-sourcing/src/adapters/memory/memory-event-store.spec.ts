import { eventStoreContract } from '../../event-store.contract.ts';
import { positionBeyond } from '../position-text.ts';
import { openMemoryEventStore } from './memory-event-store.ts';

eventStoreContract('The memory event store', async () => {
  const store = openMemoryEventStore({ plane: 'eu' });
  return { store, beyond: positionBeyond, close: () => store.close() };
});
