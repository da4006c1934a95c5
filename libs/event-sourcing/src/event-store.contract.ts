import { afterAll, beforeAll, describe } from '@jest/globals';
import { appendContract } from './adapters/contract/append.contract.ts';
import { commandContract } from './adapters/contract/command.contract.ts';
import { lifetimeContract } from './adapters/contract/lifetime.contract.ts';
import type { OpenedStore } from './adapters/contract/opened-store.ts';
import { propertyContract } from './adapters/contract/property.contract.ts';
import { readContract, readLogContract } from './adapters/contract/read.contract.ts';
import { subscriptionContract } from './adapters/contract/subscription.contract.ts';
import { tenantLogContract } from './adapters/contract/tenant-log.contract.ts';
import { writersContract } from './adapters/contract/writers.contract.ts';

/**
 * What every event store must do, whatever it is made of. `open` gives an empty store of plane `eu`; each part of the
 * contract has one to itself and closes it.
 */
export function eventStoreContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`${name} keeps the event store contract`, () => {
    const part = (title: string, contract: (opened: () => OpenedStore) => void): void => {
      describe(title, () => {
        let opened: OpenedStore | null = null;
        beforeAll(async () => {
          opened = await open();
        });
        afterAll(async () => {
          await opened?.close();
        });
        contract(() => {
          if (!opened) throw new Error('The store is opened before the tests of its contract');
          return opened;
        });
      });
    };
    part('append', appendContract);
    part('commands', commandContract);
    part('reading', readContract);
    part('reading the whole log', readLogContract);
    part('tenant log', tenantLogContract);
    part('subscriptions', subscriptionContract);
    part('properties', propertyContract);
    part('writers that begin anew or repeat themselves', writersContract);
    describe('lifetime', () => lifetimeContract(open));
  });
}
