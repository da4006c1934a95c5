import { beforeAll, expect, it } from '@jest/globals';
import type { StreamName } from '@chancery/kernel';
import type { EventFilter, LogPage, StoredEvent } from '../../event-store.ts';
import { MAX_APPEND_BYTES, RefusedEventError, START } from '../../event-store.ts';
import type { OpenedStore } from './opened-store.ts';
import { CLOSED, COUNTED, freshStream, hex, ids, newEvent, newEvents, wholeLog, wholeStream } from './sample-events.ts';

/** Reading streams, finding events, and what reading refuses. */
export function readContract(opened: () => OpenedStore): void {
  const store = () => opened().store;

  it('knows an empty store', async () => {
    const head = await store().head();
    expect(await store().readAll(head, 10)).toEqual({ events: [], next: head, end: true });
    expect(await store().readStream(freshStream(), 0, 10)).toEqual({ events: [], exists: false, end: true });
    expect(await store().readStream(freshStream(), Infinity, 10, 'backward')).toEqual({
      events: [],
      exists: false,
      end: true,
    });
  });

  type StreamRead = [from: number, maxCount: number, 'forward' | 'backward', revisions: number[], end: boolean];
  const streamReads: StreamRead[] = [
    [0, 10, 'forward', [0, 1, 2, 3, 4], true],
    [0, 5, 'forward', [0, 1, 2, 3, 4], true],
    [0, 4, 'forward', [0, 1, 2, 3], false],
    [3, 1, 'forward', [3], false],
    [4, 1, 'forward', [4], true],
    [5, 1, 'forward', [], true],
    [99, 1, 'forward', [], true],
    [Infinity, 10, 'backward', [4, 3, 2, 1, 0], true],
    [Infinity, 2, 'backward', [4, 3], false],
    [99, 1, 'backward', [4], false],
    [2, 2, 'backward', [2, 1], false],
    [2, 3, 'backward', [2, 1, 0], true],
    [0, 1, 'backward', [0], true],
    [-1, 1, 'backward', [], true],
  ];
  it('reads a stream from any revision in both directions', async () => {
    const stream = freshStream();
    await store().append(stream, 'no_stream', newEvents(5));
    for (const [from, maxCount, direction, revisions, end] of streamReads) {
      const page = await store().readStream(stream, from, maxCount, direction);
      expect([from, maxCount, direction, page.events.map(({ revision }) => revision), page.end, page.exists]).toEqual([
        from,
        maxCount,
        direction,
        revisions,
        end,
        true,
      ]);
    }
  });

  it.each([0, -1, NaN])('refuses to read %p events', async (maxCount) => {
    await expect(store().readStream(freshStream(), 0, maxCount)).rejects.toThrow(RangeError);
    await expect(store().readAll(START, maxCount)).rejects.toThrow(RangeError);
  });

  it('gets on where one event weighs as much as a page may', async () => {
    const stream = freshStream();
    const before = await store().head();
    const events = newEvents(3, { bytes: new Uint8Array(MAX_APPEND_BYTES).fill(2) });
    for (const event of events) await store().append(stream, 'any', [event]);
    expect(ids(await wholeLog(store(), before))).toEqual(ids(events));
    expect(ids(await wholeStream(store(), stream))).toEqual(ids(events));
  });

  it('gives a log that is too heavy for one page in several', async () => {
    const stream = freshStream();
    const before = await store().head();
    const bytes = new Uint8Array(1024 * 1024).fill(1);
    const events = newEvents(40, { bytes });
    for (let start = 0; start < events.length; start += 10)
      await store().append(stream, 'any', events.slice(start, start + 10));
    expect(ids(await wholeStream(store(), stream))).toEqual(ids(events));
    expect(ids(await wholeLog(store(), before))).toEqual(ids(events));
  });

  it('finds an event by its ID, of whatever form', async () => {
    const stream = freshStream();
    const uuid: string = newEvent().id;
    const odd = [uuid.toUpperCase(), 'evt~1', 'a'.repeat(36)];
    const { anyEventId } = store().capabilities;
    const events = [uuid, ...(anyEventId ? odd : [])];
    const append = (id: string) => store().append(stream, 'any', [{ ...newEvent(), id: id as StoredEvent['id'] }]);
    for (const id of events) await append(id);
    if (!anyEventId) for (const id of odd) await expect(append(id)).rejects.toThrow(RefusedEventError);
    for (const [revision, id] of events.entries()) {
      expect(await store().findEvent(id as StoredEvent['id'])).toMatchObject({ id, stream, revision });
    }
    expect(await store().findEvent(newEvent().id)).toBeNull();
  });

  it('refuses positions that are none, and one beyond the end of the log', async () => {
    await store().append(freshStream(), 'any', newEvents(1));
    const beyond = opened().beyond(await store().head());
    await expect(store().readAll(beyond, 10)).rejects.toThrow('beyond the end');
    await expect(store().readAll('latest' as StoredEvent['position'], 10)).rejects.toThrow('not a position');
    // What tells a client's mistake from an outage, also where the error comes from another thread.
    for (const position of [beyond, 'latest' as StoredEvent['position']]) {
      await expect(store().readAll(position, 10)).rejects.toMatchObject({ name: 'InvalidPositionError' });
    }
  });

  it('moves on over events that the filter left out', async () => {
    const stream = freshStream('quiet');
    const start = await store().head();
    await store().append(stream, 'any', newEvents(20));
    const page = await store().readAll(start, 5, { types: [CLOSED] });
    expect(page).toEqual({ events: [], next: await store().head(), end: true });
  });
}

/** The whole log: written once, in interleaved appends of several events, then read in many ways. */
export function readLogContract(opened: () => OpenedStore): void {
  const store = () => opened().store;
  let all: StoredEvent[] = [];
  const category = (stream: StreamName) => stream.slice(0, stream.indexOf('-'));

  beforeAll(async () => {
    const streams = ['counter', 'timer', 'counterpart'].flatMap((name) => [freshStream(name), freshStream(name)]);
    const types = [COUNTED, CLOSED, `${COUNTED}0`];
    await Promise.all(
      Array.from({ length: 90 }, (_, index) =>
        store().append(streams[index % streams.length] ?? freshStream(), 'any', [
          newEvent({ type: types[index % types.length] ?? COUNTED }),
          newEvent({ type: CLOSED }),
        ]),
      ),
    );
    all = await wholeLog(store());
  });

  it('reads everything in commit order: positions rise, and each stream is in the order of its revisions', async () => {
    expect(all).toHaveLength(180);
    const positions = all.map(({ position }) => position);
    expect(positions).toEqual(positions.toSorted());
    expect(new Set(positions).size).toBe(all.length);
    expect(positions.at(-1)).toBe(await store().head());
    expect(positions.every((position) => position > START)).toBe(true);
    for (const stream of new Set(all.map((event) => event.stream))) {
      const inLog = all.filter((event) => event.stream === stream);
      expect(inLog.map(({ revision }) => revision)).toEqual(inLog.map((_, index) => index));
      expect(ids(await wholeStream(store(), stream))).toEqual(ids(inLog));
    }
  });

  it('gives an event of the log as it gives the event of the stream', async () => {
    for (const event of all.slice(0, 5)) {
      const [same] = (await store().readStream(event.stream, event.revision, 1)).events;
      const { entry } = event;
      expect({ ...same, entry, leafHash: null, bytes: null }).toEqual({ ...event, leafHash: null, bytes: null });
      expect(hex(same?.bytes ?? new Uint8Array())).toBe(hex(event.bytes));
    }
  });

  const filters: [name: string, EventFilter, passes: (event: StoredEvent) => boolean][] = [
    ['nothing asked', {}, () => true],
    ['one type', { types: [COUNTED] }, ({ type }) => type === COUNTED],
    ['two types', { types: [CLOSED, COUNTED] }, ({ type }) => type === CLOSED || type === COUNTED],
    ['a category', { categories: ['counter'] }, ({ stream }) => category(stream) === 'counter'],
    ['categories', { categories: ['timer', 'counterpart'] }, ({ stream }) => category(stream) !== 'counter'],
    [
      'both',
      { types: [CLOSED], categories: ['timer'] },
      ({ type, stream }) => type === CLOSED && category(stream) === 'timer',
    ],
    ['a type nobody wrote', { types: ['chancery.contract.unknown.v1'] }, () => false],
    [
      'a known and an unknown type',
      { types: [COUNTED, 'chancery.contract.unknown.v1'] },
      ({ type }) => type === COUNTED,
    ],
    ['no type', { types: [] }, () => false],
    ['no category', { categories: [] }, () => false],
    ['what looks like SQL', { categories: [`counter' OR '1'='1`] }, () => false],
  ];
  it.each(filters)('filters: %s', async (_, filter, passes) => {
    const expected = ids(all.filter(passes));
    const whole = await store().readAll(START, 1000, filter);
    expect(ids(whole.events)).toEqual(expected);
    expect(whole).toMatchObject({ end: true, next: await store().head() });
  });

  it.each([1, 7, 180, 1000])('reads the same in pages of %p, with and without a filter', async (pageSize) => {
    for (const [, filter, passes] of filters) {
      const pages: LogPage[] = [];
      for (let page: LogPage | null = null; !page?.end; pages.push(page)) {
        page = await store().readAll(page?.next ?? START, pageSize, filter);
        expect(page.events.length).toBeLessThanOrEqual(pageSize);
      }
      expect(ids(pages.flatMap(({ events }) => events))).toEqual(ids(all.filter(passes)));
      const nexts = pages.map(({ next }) => next);
      expect(nexts).toEqual(nexts.toSorted());
    }
  });
}
