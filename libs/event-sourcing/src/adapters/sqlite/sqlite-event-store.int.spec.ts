import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventStoreContract } from '../../event-store.contract.ts';
import { positionBeyond } from '../position-text.ts';
import { openSqliteEventStore } from './sqlite-event-store.ts';

eventStoreContract('The SQLite event store', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-events-'));
  let current = await openSqliteEventStore({ folder, plane: 'eu' });
  return {
    store: current,
    beyond: positionBeyond,
    async reopen() {
      await current.close();
      current = await openSqliteEventStore({ folder, plane: 'eu' });
      return current;
    },
    async close() {
      await current.close();
      await rm(folder, { recursive: true });
    },
  };
});
