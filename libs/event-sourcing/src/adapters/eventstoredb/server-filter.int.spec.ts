import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import type { EventFilter } from '../../event-store.ts';
import { START } from '../../event-store.ts';
import { CLOSED, COUNTED, freshStream, ids, newEvents } from '../contract/sample-events.ts';
import type { OpenedOnTestNode } from './testing/open-on-test-node.ts';
import { openOnTestNode } from './testing/open-on-test-node.ts';

jest.setTimeout(60_000);

const [MANY, FEW] = [600, 4];
let opened: OpenedOnTestNode;

beforeEach(async () => {
  opened = await openOnTestNode();
});
afterEach(() => opened.close());

it.each<[string, EventFilter]>([
  ['types', { types: [CLOSED] }],
  ['categories', { categories: ['timer'] }],
])('leaves to the server what a subscription by %s does not want', async (_, filter) => {
  const { node, store } = opened;
  await store.append(freshStream('counter'), 'no_stream', newEvents(MANY, { type: COUNTED }));
  const wanted = newEvents(FEW, { type: CLOSED });
  await store.append(freshStream('timer'), 'no_stream', wanted);
  await indexAll();
  const other = await opened.open();
  node.counts.reset();
  const subscription = other.subscribe(START, { filter });
  const seen: unknown[] = [];
  for await (const { events, end } of subscription) {
    seen.push(...ids(events));
    if (end) subscription.close();
  }
  expect(seen).toEqual(ids(wanted));
  // The wanted ones, and what is asked for to know how far there is to go.
  expect(node.counts.eventsSent).toBeLessThan(MANY / 10);
});

/** With everything indexed no process reads the log for entry numbers. */
async function indexAll(): Promise<void> {
  const indexed = new AbortController();
  const following = opened.store.follower(() => undefined).run(indexed.signal);
  const head = await opened.store.head();
  const serving = await opened.index.serving();
  while ((await serving.checkpoint()) < head) await new Promise((resolve) => setTimeout(resolve, 5));
  indexed.abort();
  await following;
}
