import { jest } from '@jest/globals';
import { eventStoreContract } from '../../event-store.contract.ts';
import { openOnServer } from './testing/open-on-server.ts';
import { beyond, openOnTestNode } from './testing/open-on-test-node.ts';

// Client and node share this process: what is heavy takes its time on a loaded machine.
jest.setTimeout(60_000);

const { EVENTSTORE_URL: url } = process.env;

if (url !== undefined && url !== '') {
  eventStoreContract('The EventStoreDB event store, on the server of EVENTSTORE_URL,', () => openOnServer(url));
} else {
  onTestNode('alone', {});
  onTestNode("among the server's own events, with shared commit positions", {
    systemEventEvery: 3,
    sharedCommit: true,
  });
}

function onTestNode(how: string, options: Parameters<typeof openOnTestNode>[0]): void {
  eventStoreContract(`The EventStoreDB event store, ${how},`, async () => {
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
