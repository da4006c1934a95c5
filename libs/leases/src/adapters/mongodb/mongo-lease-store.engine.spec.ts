import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailableError } from '@chancery/kernel';
import { newMongoDatabase } from '@chancery/testing/mongodb';
import { startHolder } from '../../holder-process.fixture.ts';
import type { HolderProcess } from '../../holder-process.fixture.ts';
import { leaseStoreContract } from '../../lease-store.contract.ts';
import { openMongoLeaseStore } from './index.ts';

const START_MS = 120_000;
const database = newMongoDatabase('leases');
const { url } = database;
afterAll(() => database.dispose());

leaseStoreContract('mongodb', () => openMongoLeaseStore({ url }));

describe('leases in MongoDB between processes', () => {
  const TTL_MS = 2000;
  /** Never over in a test. */
  const LONG_MS = 60_000;
  const processes: HolderProcess[] = [];
  const start = (name: string) => {
    const holder = startHolder(name, TTL_MS, url);
    processes.push(holder);
    return holder;
  };
  afterEach(async () => {
    for (const holder of processes.splice(0)) await holder.end();
  });

  it(
    'go to one that waits when the holder is killed',
    async () => {
      const first = start('eu/killed');
      expect(await first.said()).toBe('held 1');
      const second = start('eu/killed');
      await setTimeout(TTL_MS * 1.5);
      first.ask();
      expect(await first.said()).toBe('did');
      await first.end();
      expect(await second.said()).toBe('held 2');
    },
    START_MS,
  );

  it(
    'go to one that waits when the holder is stopped, which notices before it does anything more',
    async () => {
      const first = start('eu/stopped');
      expect(await first.said()).toBe('held 1');
      const second = start('eu/stopped');
      first.signal('SIGSTOP');
      first.ask();
      expect(await second.said()).toBe('held 2');
      first.signal('SIGCONT');
      expect(await first.said()).toBe('lost');
      second.ask();
      expect(await second.said()).toBe('did');
    },
    START_MS,
  );

  it('are kept, taken and given back when connections are cut', async () => {
    const { url: through, proxy } = await database.throughProxy();
    const store = await openMongoLeaseStore({ url: through });
    for (let round = 1; round <= 5; round++) {
      proxy.cut();
      const grant = await store.acquire('eu/cut', 'me', LONG_MS);
      expect(grant).toMatchObject({ token: round });
      if (!grant) return;
      proxy.cut();
      expect(await store.renew(grant, LONG_MS)).toBe(true);
      proxy.cut();
      expect(await store.read('eu/cut')).toMatchObject({ holder: 'me', token: round });
      proxy.cut();
      await store.release(grant);
    }
    await store.close();
    await proxy.stop();
  });

  it('tells that the server is not there, within the time that was given', async () => {
    const opened = openMongoLeaseStore({ url: 'mongodb://me:secret@127.0.0.1:1/leases', timeoutMs: 200 });
    await expect(opened).rejects.toThrow(StoreUnavailableError);
    await expect(opened).rejects.toThrow(expect.not.stringContaining('secret'));
  });
});
