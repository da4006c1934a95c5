import { expect, it } from '@jest/globals';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventId } from '@chancery/kernel';
import type { EventFilter, LogPage, Position, Subscription } from '../../event-store.ts';
import type { OpenedStore } from './opened-store.ts';
import { CLOSED, COUNTED, freshStream, ids, newEvent, newEvents, wholeLog } from './sample-events.ts';

/** Catching up, then live, without gap or repeat. */
export function subscriptionContract(opened: () => OpenedStore): void {
  const store = () => opened().store;

  /** Reads until `count` events have come, then closes. */
  const take = async (subscription: Subscription, count: number): Promise<EventId[]> => {
    const seen: EventId[] = [];
    for await (const page of subscription) {
      seen.push(...ids(page.events));
      if (seen.length >= count) subscription.close();
    }
    return seen;
  };

  /** `writers` at once, each `appends` times, some of them failing. */
  const writeMuch = async (writers: number, appends: number): Promise<void> => {
    await Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        const stream = freshStream(writer % 2 === 0 ? 'counter' : 'timer');
        for (let index = 0; index < appends; index++) {
          await store().append(stream, index % 5 === 4 ? 7000 : 'any', [newEvent(), newEvent({ type: CLOSED })]);
        }
      }),
    );
  };
  const written = (writers: number, appends: number) => writers * Math.ceil(appends * 0.8) * 2;

  it('gives what is there, then what comes, to several subscribers at once, while many write', async () => {
    const before = await store().head();
    await writeMuch(4, 5);
    const count = written(4, 5) + written(8, 25);
    const filtered: [EventFilter | undefined, pageSize: number][] = [
      [undefined, 500],
      [undefined, 1],
      [undefined, 7],
    ];
    const readers = filtered.map(([, pageSize]) => take(store().subscribe(before, { pageSize }), count));
    await writeMuch(8, 25);
    const expected = ids(await wholeLog(store(), before));
    expect(expected).toHaveLength(count);
    for (const seen of await Promise.all(readers)) expect(seen).toEqual(expected);
  });

  it('gives only what passes the filter, and tells how far it has come', async () => {
    const before = await store().head();
    const subscription = store().subscribe(before, { filter: { types: [CLOSED], categories: ['timer'] }, pageSize: 4 });
    const pages: LogPage[] = [];
    const reading = (async () => {
      for await (const page of subscription) {
        pages.push(page);
        expect(page.events.length).toBeLessThanOrEqual(4);
      }
    })();
    await writeMuch(6, 10);
    await store().append(freshStream(), 'any', newEvents(1));
    const head = await store().head();
    await until(() => pages.at(-1)?.next === head);
    // Nothing new has come: it must not tell the same again.
    for (let turn = 0; turn < 20; turn++) await nextTurn();
    subscription.close();
    await reading;
    const passing = (await wholeLog(store(), before)).filter(
      ({ type, stream }) => type === CLOSED && stream.startsWith('timer-'),
    );
    expect(ids(pages.flatMap(({ events }) => events))).toEqual(ids(passing));
    const nexts = pages.map(({ next }) => next);
    expect(nexts).toEqual([...new Set(nexts)].sort());
  });

  it('tells that it has moved on when all that was written was left out', async () => {
    const before = await store().head();
    const subscription = store().subscribe(before, { filter: { types: [CLOSED] } });
    const pages = subscription[Symbol.asyncIterator]();
    const first = pages.next();
    await store().append(freshStream(), 'any', newEvents(3, { type: COUNTED }));
    expect(await first).toEqual({ done: false, value: { events: [], next: await store().head(), end: true } });
    subscription.close();
  });

  it('starts behind the position given, in the middle of an append too', async () => {
    const before = await store().head();
    await store().append(freshStream(), 'any', newEvents(10));
    const all = await wholeLog(store(), before);
    const middle = all[3]?.position as Position;
    expect(await take(store().subscribe(middle), 6)).toEqual(ids(all.slice(4)));
  });

  it('waits for a slow reader and then gives it everything, a page at a time', async () => {
    const before = await store().head();
    await store().append(freshStream(), 'any', newEvents(15));
    const subscription = store().subscribe(before, { pageSize: 10 });
    const seen: EventId[] = [];
    for await (const page of subscription) {
      // The reader is busy with its first page while all of this is written.
      if (seen.length === 0) await writeMuch(4, 20);
      seen.push(...ids(page.events));
      expect(page.events.length).toBeLessThanOrEqual(10);
      if (page.end) subscription.close();
    }
    expect(seen).toEqual(ids(await wholeLog(store(), before)));
  });

  it('ends when it is closed: before it is read, while it waits, and when the reader leaves', async () => {
    const head = await store().head();
    const unread = store().subscribe(head);
    unread.close();
    expect(await unread[Symbol.asyncIterator]().next()).toEqual({ done: true, value: undefined });

    const waiting = store().subscribe(head);
    const next = waiting[Symbol.asyncIterator]().next();
    await store().head();
    waiting.close();
    waiting.close();
    expect(await next).toEqual({ done: true, value: undefined });

    await store().append(freshStream(), 'any', newEvents(3));
    const left = store().subscribe(head, { pageSize: 1 });
    for await (const page of left) {
      expect(page.events).toHaveLength(1);
      break;
    }
    expect(await left[Symbol.asyncIterator]().next()).toEqual({ done: true, value: undefined });
  });
}

/** Lets other work go on until the condition holds; the test's own time limit ends a wait that is in vain. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await nextTurn();
}
