import { jest } from '@jest/globals';
import { eventStoreContract } from '../../event-store.contract.ts';
import { beyond, openOnTestNode } from './testing/open-on-test-node.ts';

// Client and node share this process: what is heavy takes its time on a loaded machine.
jest.setTimeout(60_000);

for (const [name, options] of [
  ['alone', {}],
  ["among the server's own events, with shared commit positions", { systemEventEvery: 3, sharedCommit: true }],
] as const) {
  eventStoreContract(`The EventStoreDB event store, ${name},`, async () => {
    const opened = await openOnTestNode(options);
    let current = opened.store;
    return {
      store: current,
      beyond,
      async reopen() {
        await current.close();
        current = await opened.open();
        return current;
      },
      async close() {
        await current.close();
        await opened.close();
      },
    };
  });
}
