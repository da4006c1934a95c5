import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { START } from '@chancery/event-sourcing';
import type { Position } from '@chancery/event-sourcing';
import { openMemoryEventStore } from '@chancery/event-sourcing/memory';
import type { MemoryEventStore } from '@chancery/event-sourcing/memory';
import { happen, PLANE, tenantNo } from '../publishing.fixtures.ts';
import type { LiveFeed } from './feed-frames.ts';
import { LogTail } from './log-tail.ts';
import { followPlane } from './plane-feed.ts';
import { followTenant, tenantLines } from './tenant-feed.ts';

const [ONE, TWO] = [tenantNo(1), tenantNo(2)];

function bench() {
  const events = openMemoryEventStore({ plane: PLANE });
  const errors: unknown[] = [];
  const tail = new LogTail(events, (error) => errors.push(error));
  const ending = new AbortController();
  const feed: LiveFeed = { signal: ending.signal, isAllowed: async () => true, heartbeatMs: 5 };
  return { events, errors, tail, ending, feed };
}

/** The next `count` events of a feed; signs of life are passed by. */
async function take(frames: AsyncGenerator<string>, count: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) {
    const frame = await frames.next();
    if (frame.done) throw new Error('The feed has ended');
    const [, id] = /^id: (.*)$/m.exec(frame.value) ?? [];
    if (id !== undefined) ids.push(id);
  }
  return ids;
}

const upTo = (last: number, after = 0) => Array.from({ length: last - after }, (_, index) => String(after + index + 1));

describe('a tenant’s live feed', () => {
  it('gives what is there and what comes, from where it is asked to', async () => {
    const { events, tail, ending, feed } = bench();
    await happen(events, ONE, 120);
    await happen(events, TWO, 3);
    const frames = followTenant(events, tail, ONE, 10, feed);
    expect((await frames.next()).value).toBe('retry: 1000\n\n');
    expect(await take(frames, 110)).toEqual(upTo(120, 10));
    for (let last = 120; last < 140; last += 2) {
      const coming = take(frames, 2);
      await happen(events, TWO, 1);
      await happen(events, ONE, 2);
      expect(await coming).toEqual(upTo(last + 2, last));
    }
    ending.abort();
    expect(await frames.next()).toEqual({ done: true, value: undefined });
  });

  it('shows that it lives while nothing happens', async () => {
    const { events, tail, ending, feed } = bench();
    const frames = followTenant(events, tail, ONE, 0, feed);
    await frames.next();
    for (let count = 0; count < 3; count++) expect((await frames.next()).value).toBe(': waiting\n\n');
    const last = frames.next();
    ending.abort();
    expect((await last).value ?? ': waiting\n\n').toBe(': waiting\n\n');
    await frames.return();
  });

  it('ends when its signal is aborted, while it waits', async () => {
    const { events, tail, ending, feed } = bench();
    const frames = followTenant(events, tail, ONE, 0, { ...feed, heartbeatMs: 60_000 });
    await frames.next();
    const last = frames.next();
    await sleep(5);
    ending.abort();
    expect((await last).done).toBe(true);
  });

  it('ends when the caller may not read any more, and sends nothing more', async () => {
    const { events, tail, feed } = bench();
    await happen(events, ONE, 5);
    let allowed = true;
    const frames = followTenant(events, tail, ONE, 0, { ...feed, isAllowed: async () => allowed });
    await take(frames, 2);
    allowed = false;
    await sleep(1050);
    expect((await frames.next()).done).toBe(true);
  });

  it('follows the log once for all feeds, and not at all without one', async () => {
    const { events, tail, ending, feed } = bench();
    const open = new Set<object>();
    const { subscribe } = events;
    events.subscribe = (...parameters) => {
      const subscription = subscribe.apply(events, parameters);
      open.add(subscription);
      return {
        [Symbol.asyncIterator]: () => subscription[Symbol.asyncIterator](),
        close() {
          open.delete(subscription);
          subscription.close();
        },
      };
    };
    const feeds = [ONE, ONE, TWO].map((tenant) => followTenant(events, tail, tenant, 0, feed));
    for (const frames of feeds) await frames.next();
    await sleep(5);
    expect(open.size).toBe(1);
    for (const frames of feeds) await frames.return();
    await sleep(5);
    expect(open.size).toBe(0);
    ending.abort();
  });

  it('misses nothing when the log cannot be followed for a while', async () => {
    const { events, tail, ending, feed, errors } = bench();
    const { head } = events;
    let outages = 2;
    events.head = async () => {
      if (outages-- > 0) throw new Error('The store is away');
      return head.call(events);
    };
    const frames = followTenant(events, tail, ONE, 0, { ...feed, heartbeatMs: 60_000 });
    const coming = take(frames, 3);
    await sleep(5);
    await happen(events, ONE, 3);
    expect(await coming).toEqual(upTo(3));
    expect(errors).toHaveLength(2);
    ending.abort();
    await frames.return();
  });

  it('reads no further than its client', async () => {
    const { events, tail, ending, feed } = bench();
    await happen(events, ONE, 300, 2000);
    let read = 0;
    const { readTenant } = events;
    events.readTenant = async (...parameters: Parameters<MemoryEventStore['readTenant']>) => {
      const page = await readTenant.apply(events, parameters);
      read += page.length;
      return page;
    };
    const body = Readable.from(followTenant(events, tail, ONE, 0, feed), { objectMode: false });
    body.read(0);
    await sleep(20);
    expect(read).toBeLessThanOrEqual(50);
    body.destroy();
    ending.abort();
  });
});

describe('a plane’s live feed', () => {
  it('gives every tenant’s events in the order of the log', async () => {
    const { events, ending, feed } = bench();
    await happen(events, ONE, 60);
    const frames = followPlane(events, START, feed);
    const before = await take(frames, 60);
    const coming = take(frames, 4);
    await happen(events, TWO, 2);
    await happen(events, ONE, 2);
    const ids = [...before, ...(await coming)];
    expect(ids).toEqual((await events.readAll(START, 100)).events.map(({ position }) => position));
    expect((await frames.next()).value).toBe(': waiting\n\n');
    const resumed = followPlane(events, ids[61] as Position, feed);
    expect(await take(resumed, 2)).toEqual(ids.slice(62));
    ending.abort();
    expect((await frames.next()).done).toBe(true);
    await resumed.return();
  });

  it('ends when the caller may not read any more', async () => {
    const { events, feed } = bench();
    await happen(events, ONE, 2);
    const frames = followPlane(events, START, { ...feed, isAllowed: async () => false });
    await frames.next();
    expect((await frames.next()).done).toBe(true);
  });
});

describe('a page of a tenant’s feed', () => {
  it('is an error where the log ends before what was promised', async () => {
    const { events } = bench();
    await happen(events, ONE, 2);
    const lines: string[] = [];
    const read = async () => {
      for await (const line of tenantLines(events, ONE, 0, 3)) lines.push(line);
    };
    await expect(read()).rejects.toThrow('ends before entry 3');
    expect(lines).toHaveLength(2);
  });
});
