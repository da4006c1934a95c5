import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { EventStoreDbTestNode } from '@chancery/testing/eventstoredb';
import { startEventStoreDbNode } from '@chancery/testing/eventstoredb';
import { StoreBusyError } from '../../event-store.ts';
import { freshStream, newEvents, wholeStream } from '../contract/sample-events.ts';
import type { OpenedOnTestNode } from './testing/open-on-test-node.ts';
import { openOnTestNode } from './testing/open-on-test-node.ts';

jest.setTimeout(60_000);

let opened: OpenedOnTestNode;
let down: EventStoreDbTestNode;

beforeAll(async () => {
  opened = await openOnTestNode();
  down = await startEventStoreDbNode();
  await down.stop();
});

afterAll(() => opened.close());

it.each([
  ['a name that knows the cluster', () => `esdb+discover://127.0.0.1:${opened.node.port}?tls=false`],
  ['several nodes, of which one is up', () => `esdb://127.0.0.1:${down.port},127.0.0.1:${opened.node.port}?tls=false`],
  [
    'a node and a login that is not sent without TLS',
    () => `esdb://admin:changeit@127.0.0.1:${opened.node.port}?tls=false`,
  ],
])('works with %s', async (_, url) => {
  const store = await opened.open({ url: url() });
  const stream = freshStream();
  await store.append(stream, 'no_stream', newEvents(2));
  expect(await wholeStream(store, stream)).toHaveLength(2);
});

it.each([
  ['a node that is down', () => `esdb://127.0.0.1:${down.port}?tls=false`],
  [
    'a cluster that is down',
    () => `esdb+discover://127.0.0.1:${down.port}?tls=false&maxDiscoverAttempts=2&discoveryInterval=10`,
  ],
])('says of %s that it cannot be reached', async (_, url) => {
  await expect(opened.open({ url: url() })).rejects.toThrow(StoreBusyError);
});
