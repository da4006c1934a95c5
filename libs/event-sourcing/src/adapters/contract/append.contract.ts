import { expect, it } from '@jest/globals';
import type { CommandId, EventId, StreamName } from '@chancery/kernel';
import type { AppendResult, ExpectedRevision, NewEvent } from '../../event-store.ts';
import { MAX_APPEND_BYTES, MAX_APPEND_EVENTS, RefusedEventError } from '../../event-store.ts';
import type { OpenedStore } from './opened-store.ts';
import {
  freshStream,
  hex,
  ids,
  newCommand,
  newEvent,
  newEvents,
  OTHER_PLANE,
  OTHER_TENANT,
  RUN,
  wholeLog,
  wholeStream,
} from './sample-events.ts';

/** Expected states, all-or-nothing, repeats. */
export function appendContract(opened: () => OpenedStore): void {
  const store = () => opened().store;
  const written = async (count: number): Promise<StreamName> => {
    const stream = freshStream();
    await store().append(stream, 'no_stream', newEvents(count));
    return stream;
  };

  type Expectation = [ExpectedRevision, eventsBefore: number, 'appended' | { actual: number | 'no_stream' }];
  const expectations: Expectation[] = [
    ['no_stream', 0, 'appended'],
    ['no_stream', 3, { actual: 2 }],
    ['stream_exists', 0, { actual: 'no_stream' }],
    ['stream_exists', 3, 'appended'],
    ['any', 0, 'appended'],
    ['any', 3, 'appended'],
    [0, 0, { actual: 'no_stream' }],
    [2, 3, 'appended'],
    [1, 3, { actual: 2 }],
    [3, 3, { actual: 2 }],
  ];
  it.each(expectations)('expects %p of a stream of %p events: %p', async (expected, eventsBefore, outcome) => {
    const stream = eventsBefore === 0 ? freshStream() : await written(eventsBefore);
    const result = await store().append(stream, expected, newEvents(2));
    const after = await wholeStream(store(), stream);
    if (outcome === 'appended') {
      expect(result).toMatchObject({ kind: 'appended', lastRevision: eventsBefore + 1 });
      expect(after.map(({ revision }) => revision)).toEqual(
        Array.from({ length: eventsBefore + 2 }, (_, index) => index),
      );
    } else {
      expect(result).toEqual({ kind: 'wrong_revision', ...outcome });
      expect(after).toHaveLength(eventsBefore);
    }
  });

  it('answers with revision, position and entry of the last event', async () => {
    const stream = freshStream();
    const events = newEvents(3);
    const result = await store().append(stream, 'no_stream', events);
    const last = (await wholeStream(store(), stream)).at(-1);
    expect(last?.id).toBe(events[2]?.id);
    const { entriesOnAppend } = store().capabilities;
    const entry = (await store().findEvent(last?.id as EventId))?.entry;
    expect(result).toEqual({
      kind: 'appended',
      lastRevision: 2,
      position: last?.position,
      lastEntry: entriesOnAppend ? entry : null,
    });
    expect(entry).toBeGreaterThan(0);
  });

  it('gives back every field as it was written', async () => {
    const stream = freshStream();
    const event = newEvent({ tenant: OTHER_TENANT });
    await store().append(stream, 'no_stream', [event]);
    const [stored] = await wholeStream(store(), stream);
    const { id, type, tenant, commandId } = event;
    expect(stored).toMatchObject({ stream, revision: 0, id, type, tenant, commandId });
    expect(hex(stored?.bytes ?? new Uint8Array())).toBe(hex(event.bytes));
  });

  const refused: [name: string, append: () => [StreamName, ExpectedRevision, NewEvent[]]][] = [
    ['an event of another plane', () => [freshStream(), 'any', [newEvent(), newEvent({ plane: OTHER_PLANE })]]],
    ['no event at all', () => [freshStream(), 'any', []]],
    ['too many events', () => [freshStream(), 'any', newEvents(MAX_APPEND_EVENTS + 1, { bytes: new Uint8Array(1) })]],
    ['too many bytes', () => [freshStream(), 'any', [newEvent({ bytes: new Uint8Array(MAX_APPEND_BYTES + 1) })]]],
    ['a stream without a name', () => ['' as StreamName, 'any', [newEvent()]]],
    ['a stream name with NUL', () => ['a\0b' as StreamName, 'any', [newEvent()]]],
    ['a negative revision', () => [freshStream(), -1, [newEvent()]]],
    ['a revision between two', () => [freshStream(), 0.5, [newEvent()]]],
  ];
  it.each(refused)('refuses %s and writes nothing', async (_, append) => {
    const before = await store().head();
    await expect(store().append(...append())).rejects.toThrow(RefusedEventError);
    expect(await store().head()).toBe(before);
  });

  it('refuses a command that names events the append does not have, or that are not its own', async () => {
    const { events, command } = newCommand(2);
    const stream = freshStream();
    for (const wrong of [{ firstEvent: 1 }, { firstEvent: -1 }, { eventCount: 0 }, { tenant: OTHER_TENANT }]) {
      await expect(store().append(stream, 'any', events, [{ ...command, ...wrong }])).rejects.toThrow(
        RefusedEventError,
      );
    }
    const another = { ...command, commandId: 'another' as CommandId };
    await expect(store().append(stream, 'any', events, [another])).rejects.toThrow(RefusedEventError);
    expect((await store().readStream(stream, 0, 1)).exists).toBe(false);
  });

  it.each<ExpectedRevision>(['no_stream', 'stream_exists', 'any', 0, 1, 7])(
    'answers a repeated append as the first time, expecting %p',
    async (expected) => {
      const asThen = expected === 1 || expected === 'any' || expected === 'stream_exists';
      if (!asThen && !store().capabilities.refusesRepeats) return;
      const stream = await written(2);
      const events = newEvents(2);
      const first = await store().append(stream, 1, events);
      await store().append(stream, 'any', newEvents(1));
      expect(await store().append(stream, expected, events)).toEqual(first);
      expect(await wholeStream(store(), stream)).toHaveLength(5);
    },
  );

  it('answers a repeat of the same event in the same group of appends', async () => {
    const stream = freshStream();
    const events = newEvents(2);
    const results = await Promise.all([1, 2, 3].map(() => store().append(stream, 'no_stream', events)));
    const [first] = results;
    expect(first).toMatchObject({ kind: 'appended', lastRevision: 1 });
    expect(results).toEqual([first, first, first]);
    expect(ids(await wholeStream(store(), stream))).toEqual(ids(events));
  });

  it('refuses events that are stored only in part, elsewhere or in another order, and writes none of them', async () => {
    const stream = freshStream();
    const [a, b, c] = [newEvent(), newEvent(), newEvent()];
    await store().append(stream, 'no_stream', [a, b]);
    const mixtures: [StreamName, ExpectedRevision, NewEvent[]][] = [
      [stream, 'any', [b, c]],
      [stream, 'any', [c, a]],
      [stream, 'any', [b, a]],
      [freshStream(), 'any', [a, b]],
      [freshStream(), 'any', [c, c]],
      [freshStream(), 3, [c, c]],
    ];
    if (store().capabilities.refusesRepeats) {
      mixtures.push([stream, 7, [b, c]], [freshStream(), 'no_stream', [c, a]], [stream, 1, [c, a]]);
    }
    for (const [target, expected, events] of mixtures) {
      await expect(store().append(target, expected, events)).rejects.toThrow(RefusedEventError);
      expect(await wholeStream(store(), target)).toHaveLength(target === stream ? 2 : 0);
    }
    expect(await store().findEvent(c.id)).toBeNull();
  });

  it('fails only the append that does not fit, when hundreds are under way', async () => {
    const [first, second, third] = [await written(1), await written(1), freshStream()];
    const before = await store().head();
    const known = newEvent();
    await store().append(third, 'any', [known]);
    const appends = Array.from({ length: 300 }, (_, index): Promise<AppendResult | 'refused'> => {
      if (index % 3 === 0) return store().append(first, 'any', newEvents(1));
      if (index % 3 === 1) return store().append(second, 7000, newEvents(1));
      return store()
        .append(freshStream(), 'any', [known])
        .catch((error: unknown) => {
          expect(error).toBeInstanceOf(RefusedEventError);
          return 'refused';
        });
    });
    const results = await Promise.all(appends);
    results.forEach((result, index) => {
      if (index % 3 === 0) expect(result).toMatchObject({ kind: 'appended' });
      else if (index % 3 === 1) expect(result).toEqual({ kind: 'wrong_revision', actual: 0 });
      else expect(result).toBe('refused');
    });
    expect(await wholeStream(store(), first)).toHaveLength(101);
    expect(await wholeStream(store(), second)).toHaveLength(1);
    expect(await wholeLog(store(), before)).toHaveLength(101);
  });

  it('lets exactly one of many writers win each revision', async () => {
    const stream = freshStream();
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, () => store().append(stream, 'no_stream', newEvents(1))),
    );
    expect(outcomes.filter(({ kind }) => kind === 'appended')).toHaveLength(1);
    const next = await Promise.all(Array.from({ length: 200 }, () => store().append(stream, 0, newEvents(2))));
    expect(next.filter(({ kind }) => kind === 'appended')).toEqual([expect.objectContaining({ lastRevision: 2 })]);
    expect(await wholeStream(store(), stream)).toHaveLength(3);
  });

  it('takes the largest append there may be, and gives back every byte', async () => {
    const stream = freshStream();
    const megabyte = (fill: number) => new Uint8Array(1024 * 1024).map((_, index) => (index * 31 + fill) % 256);
    const events = Array.from({ length: 16 }, (_, fill) => newEvent({ bytes: megabyte(fill) }));
    expect(await store().append(stream, 'no_stream', events)).toMatchObject({ lastRevision: 15 });
    const stored = await wholeStream(store(), stream);
    expect(ids(stored)).toEqual(ids(events));
    stored.forEach(({ bytes }, index) =>
      expect(Buffer.compare(bytes, events[index]?.bytes ?? new Uint8Array())).toBe(0),
    );
  });

  it('takes as many events in one append as there may be', async () => {
    const stream = freshStream();
    const events = newEvents(MAX_APPEND_EVENTS);
    expect(await store().append(stream, 'no_stream', events)).toMatchObject({ lastRevision: MAX_APPEND_EVENTS - 1 });
    expect(ids(await wholeStream(store(), stream))).toEqual(ids(events));
  });

  it('keeps bytes that are no text, and empty ones', async () => {
    const stream = freshStream();
    const every = Uint8Array.from({ length: 256 }, (_, value) => value);
    await store().append(stream, 'any', [newEvent({ bytes: every }), newEvent({ bytes: new Uint8Array() })]);
    expect((await wholeStream(store(), stream)).map(({ bytes }) => hex(bytes))).toEqual([hex(every), '']);
  });

  const hostile = [
    `counter-eu_t${RUN}-'; DROP TABLE events; --`,
    `counter-eu_t${RUN}-"quoted"`,
    `counter-eu_t${RUN}-100%_?*`,
    `counter-eu_t${RUN}-Ünïcödé-😀-\u202e`,
    `counter-eu_t${RUN}-e\u0301`,
    `counter-eu_t${RUN}-\u00e9`,
    `counter-eu_t${RUN}-line\nbreak\ttab`,
    ` counter-eu_t${RUN}-spaces `,
    `counter-eu_t${RUN}-${'x'.repeat(1000)}`,
    `-${RUN}`,
  ].map((name) => name as StreamName);
  it('tells hostile stream names apart and gives them back as they were', async () => {
    for (const stream of hostile)
      expect(await store().append(stream, 'no_stream', newEvents(1))).toMatchObject({ lastRevision: 0 });
    for (const stream of hostile) {
      expect(await store().append(stream, 0, newEvents(1))).toMatchObject({ lastRevision: 1 });
      expect((await wholeStream(store(), stream)).map((event) => event.stream)).toEqual([stream, stream]);
    }
  });
}
