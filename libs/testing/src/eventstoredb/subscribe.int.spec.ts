import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { EventStoreDBClient, Position } from '@eventstore/db-client';
import {
  binaryEvent,
  eventTypeFilter,
  excludeSystemEvents,
  StreamDeletedError,
  streamNameFilter,
} from '@eventstore/db-client';
import type { NodeWithClient } from './node.fixture.ts';
import { binaryEvents, nodeWithClient, texts, until } from './node.fixture.ts';

jest.setTimeout(60_000);

let running: NodeWithClient;
let client: EventStoreDBClient;
beforeEach(async () => {
  running = await nodeWithClient({ systemEventEvery: 7 });
  client = running.client;
});
afterEach(async () => running.stop());

type SubscribeToAll = NonNullable<Parameters<EventStoreDBClient['subscribeToAll']>[0]>;

/** Everything that a subscription to `$all` tells, in order: `confirmed`, `caughtUp`, `fellBehind`, and the events. */
function follow(options: SubscribeToAll) {
  const told: string[] = [];
  const subscription = client.subscribeToAll(options);
  subscription.on('confirmation', () => told.push('confirmed'));
  subscription.on('caughtUp', () => told.push('caughtUp'));
  subscription.on('fellBehind', () => told.push('fellBehind'));
  subscription.on('data', (event) => told.push(...texts([event])));
  return { told, subscription };
}

describe('a subscription to $all', () => {
  it('confirms, gives what is there, has caught up once, and gives what comes', async () => {
    await client.appendToStream('a', binaryEvents(3, 'old'));
    const { told } = follow({ filter: excludeSystemEvents() });
    await until(() => told.includes('caughtUp'));
    await client.appendToStream('a', binaryEvents(2, 'new'));
    await until(() => told.length === 7);
    expect(told).toEqual(['confirmed', 'old-0', 'old-1', 'old-2', 'caughtUp', 'new-0', 'new-1']);
  });

  it('begins after its position, or at the end', async () => {
    const { position } = await client.appendToStream('a', binaryEvents(1, 'first'));
    await client.appendToStream('a', binaryEvents(1, 'second'));
    const after = follow({ filter: excludeSystemEvents(), ...(position && { fromPosition: position }) });
    const atEnd = follow({ filter: excludeSystemEvents(), fromPosition: 'end' });
    await until(() => after.told.includes('caughtUp') && atEnd.told.includes('caughtUp'));
    await client.appendToStream('a', binaryEvents(1, 'third'));
    await until(() => after.told.length === 4 && atEnd.told.length === 3);
    expect(after.told).toEqual(['confirmed', 'second-0', 'caughtUp', 'third-0']);
    expect(atEnd.told).toEqual(['confirmed', 'caughtUp', 'third-0']);
  });

  it('from a position that is not there yet gives nothing before it', async () => {
    const { position } = await client.appendToStream('a', binaryEvents(1, 'first'));
    const commit = (position?.commit ?? 0n) + 1500n;
    const { told } = follow({ filter: excludeSystemEvents(), fromPosition: { commit, prepare: commit } });
    await until(() => told.includes('caughtUp'));
    for (let i = 0; i < 4; i += 1) {
      await client.appendToStream('a', binaryEvent({ type: 'large', data: Buffer.from(`${i}`.padEnd(600)) }));
    }
    await until(() => told.length === 3);
    expect(told.map((text) => text.trimEnd())).toEqual(['confirmed', 'caughtUp', '3']);
  });

  it('gives every event once and in order while others are written, to many subscribers', async () => {
    const filter = excludeSystemEvents();
    const followers = Array.from({ length: 4 }, () => follow({ filter }));
    const writing = Array.from({ length: 4 }, async (_, writer) => {
      for (let i = 0; i < 25; i += 1) await client.appendToStream(`w${writer}`, binaryEvents(2, `w${writer}.${i}`));
    });
    await Promise.all(Array.from({ length: 4 }, async () => followers.push(follow({ filter }))));
    await Promise.all(writing);
    const events = (told: readonly string[]) => told.filter((text) => text.startsWith('w'));
    await until(() => followers.every(({ told }) => events(told).length >= 200));
    const order = events(followers[0]?.told ?? []);
    expect(new Set(order).size).toBe(200);
    for (const { told } of followers) expect(events(told)).toEqual(order);
    expect(running.node.faults.subscriptions).toBe(8);
  });

  it('ends when its client unsubscribes', async () => {
    const { told, subscription } = follow({ filter: excludeSystemEvents() });
    await until(() => told.includes('caughtUp'));
    await subscription.unsubscribe();
    await until(() => running.node.faults.subscriptions === 0);
  });

  it('filters by prefixes and regular expressions of stream name and event type', async () => {
    await client.appendToStream('user-1', binaryEvents(1, 'u', 'created'));
    await client.appendToStream('order-1', binaryEvents(1, 'o', 'created'));
    await client.appendToStream('user-2', binaryEvents(1, 'v', 'removed'));
    const cases = [
      { filter: streamNameFilter({ prefixes: ['order-', 'nothing-'] }), events: ['o-0'] },
      { filter: streamNameFilter({ regex: '^user-\\d$' }), events: ['u-0', 'v-0'] },
      { filter: eventTypeFilter({ prefixes: ['crea'] }), events: ['u-0', 'o-0'] },
      { filter: eventTypeFilter({ regex: '^removed$' }), events: ['v-0'] },
    ];
    for (const { filter, events } of cases) {
      const { told } = follow({ filter });
      await until(() => told.includes('caughtUp'));
      expect(told).toEqual(['confirmed', ...events, 'caughtUp']);
    }
  });

  it('has checkpoints that move on over what the filter leaves out, and from which one may go on', async () => {
    const checkpoints: Position[] = [];
    const filter = streamNameFilter({
      prefixes: ['rare-'],
      maxSearchWindow: 10,
      checkpointInterval: 2,
      checkpointReached: (_, position) => void checkpoints.push(position),
    });
    for (let i = 0; i < 10; i += 1) await client.appendToStream('common', binaryEvents(10, `c${i}`));
    const { told } = follow({ filter });
    await until(() => told.includes('caughtUp'));
    expect(checkpoints.length).toBeGreaterThanOrEqual(5);
    const before = checkpoints.length;
    await client.appendToStream('common', binaryEvents(50, 'live'));
    await until(() => checkpoints.length >= before + 2);
    await client.appendToStream('rare-1', binaryEvents(1, 'rare'));
    await until(() => told.includes('rare-0'));
    const commits = checkpoints.map(({ commit }) => commit);
    expect(commits).toEqual([...commits].sort((a, b) => Number(a - b)));
    const last = checkpoints.at(-1);
    const again = follow({ filter, ...(last && { fromPosition: last }) });
    await until(() => again.told.includes('caughtUp'));
    expect(again.told).toEqual(['confirmed', 'rare-0', 'caughtUp']);
  });

  it('is told when it falls behind, and misses nothing', async () => {
    const { told, subscription } = follow({ filter: excludeSystemEvents() });
    await until(() => told.includes('caughtUp'));
    subscription.pause();
    for (let i = 0; i < 3; i += 1) await client.appendToStream('flood', binaryEvents(1000, `f${i}`));
    subscription.resume();
    await until(() => told.at(-1) === 'caughtUp' && told.includes('f2-999'));
    expect(told.filter((text) => text.startsWith('f') && text !== 'fellBehind')).toHaveLength(3_000);
    expect(told).toContain('fellBehind');
  });
});

describe('a subscription to a stream', () => {
  it('begins after its revision, also where there is no stream yet', async () => {
    const seen: string[] = [];
    const subscription = client.subscribeToStream('later', { fromRevision: 0n });
    subscription.on('data', (event) => seen.push(...texts([event])));
    await client.appendToStream('other', binaryEvents(2, 'other'));
    await client.appendToStream('later', binaryEvents(2, 'l'));
    await client.appendToStream('later', binaryEvents(1, 'm'));
    await until(() => seen.length === 2);
    expect(seen).toEqual(['l-1', 'm-0']);
  });

  it('ends with an error when the stream gets a tombstone', async () => {
    await client.appendToStream('short', binaryEvents(1));
    const subscription = client.subscribeToStream('short');
    const failed = new Promise((resolve) => subscription.on('error', resolve));
    subscription.on('data', () => void client.tombstoneStream('short'));
    expect(await failed).toBeInstanceOf(StreamDeletedError);
  });
});

describe('positions of events that share their commit position', () => {
  it('are told apart by the prepare position', async () => {
    const shared = await nodeWithClient({ sharedCommit: true });
    const { position } = await shared.client.appendToStream('a', binaryEvents(3, 'one'));
    await shared.client.appendToStream('a', binaryEvents(3, 'two'));
    const events: Position[] = [];
    for await (const { event } of shared.client.readStream('a')) if (event?.position) events.push(event.position);
    expect(new Set(events.map(({ commit }) => commit)).size).toBe(2);
    expect(new Set(events.map(({ prepare }) => prepare)).size).toBe(6);
    expect(position).toEqual(events[2]);
    const seen: string[] = [];
    const subscription = shared.client.subscribeToAll({ ...(events[1] && { fromPosition: events[1] }) });
    subscription.on('data', (event) => seen.push(...texts([event])));
    await until(() => seen.length === 4);
    expect(seen).toEqual(['one-2', 'two-0', 'two-1', 'two-2']);
    await shared.stop();
  });
});
