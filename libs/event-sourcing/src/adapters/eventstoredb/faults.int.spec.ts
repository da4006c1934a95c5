import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { status } from '@grpc/grpc-js';
import type { EventId } from '@chancery/kernel';
import type { Position } from '../../event-store.ts';
import {
  InvalidPositionError,
  OutcomeUnknownError,
  RefusedEventError,
  START,
  StoreBusyError,
} from '../../event-store.ts';
import { freshStream, ids, newCommand, newEvent, newEvents, wholeLog, wholeStream } from '../contract/sample-events.ts';
import { parsePosition, positionText } from './position-text.ts';
import type { OpenedOnTestNode } from './testing/open-on-test-node.ts';
import { openOnTestNode } from './testing/open-on-test-node.ts';

jest.setTimeout(60_000);

const DEADLINE_MS = 400;
let opened: OpenedOnTestNode;

beforeEach(async () => {
  opened = await openOnTestNode({}, { appendDeadlineMs: DEADLINE_MS, readDeadlineMs: DEADLINE_MS });
});

afterEach(async () => {
  opened.node.faults.clear();
  await opened.close();
});

const store = () => opened.store;
const faults = () => opened.node.faults;

describe('an append', () => {
  it.each(['drop', 'silence', 'timeout'] as const)(
    'whose answer is lost (%s) has an unknown outcome, and is answered when it is sent again',
    async (form) => {
      const stream = freshStream();
      const { events, command } = newCommand(2);
      faults().loseAnswers({ form });
      await expect(store().append(stream, 'no_stream', events, [command])).rejects.toThrow(OutcomeUnknownError);
      expect(await store().findCommand(command.tenant, command.commandId)).toMatchObject({ stream, lastRevision: 1 });
      expect(await store().append(stream, 'no_stream', events, [command])).toMatchObject({ lastRevision: 1 });
      expect(ids(await wholeStream(store(), stream))).toEqual(ids(events));
    },
  );

  it.each([
    ['the server is too busy', { code: status.UNAVAILABLE, details: 'Server Is Too Busy' }],
    ['the server is not ready', { code: status.UNAVAILABLE, details: 'Server Is Not Ready' }],
    ['too much is under way', { code: status.RESOURCE_EXHAUSTED }],
  ])('that is refused because %s is sent again, and then says so', async (_, refusal) => {
    const stream = freshStream();
    faults().refuse({ ...refusal, kinds: ['append'] });
    expect(await store().append(stream, 'no_stream', newEvents(1))).toMatchObject({ lastRevision: 0 });
    faults().refuse({ ...refusal, kinds: ['append'], calls: 10 });
    await expect(store().append(stream, 0, newEvents(1))).rejects.toThrow(StoreBusyError);
    faults().clear();
    expect(await wholeStream(store(), stream)).toHaveLength(1);
  });

  it('goes to the leader that a node names', async () => {
    const { port } = opened.node;
    const trailers = {
      exception: 'not-leader',
      'leader-endpoint-host': '127.0.0.1',
      'leader-endpoint-port': `${port}`,
    };
    faults().refuse({ code: status.NOT_FOUND, details: 'Leader info available', trailers, kinds: ['append'] });
    expect(await store().append(freshStream(), 'no_stream', newEvents(1))).toMatchObject({ lastRevision: 0 });
  });

  it('to a node that is gone was not written', async () => {
    await opened.node.stop();
    await expect(store().append(freshStream(), 'no_stream', newEvents(1))).rejects.toThrow(/StoreBusy|did not|not say/);
    await opened.node.start();
    expect(await wholeLog(store())).toEqual([]);
  });

  it('in flight when the connection breaks has an unknown outcome', async () => {
    const stream = freshStream();
    faults().hang();
    const append = store().append(stream, 'no_stream', newEvents(1));
    const failed = expect(append).rejects.toThrow(OutcomeUnknownError);
    await delay(100);
    faults().dropConnections();
    await failed;
    faults().resume();
    expect(await store().append(freshStream(), 'no_stream', newEvents(1))).toMatchObject({ lastRevision: 0 });
  });

  it('to a server that does not answer is given up in time', async () => {
    faults().hang();
    const begun = performance.now();
    await expect(store().append(freshStream(), 'no_stream', newEvents(1))).rejects.toThrow(OutcomeUnknownError);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(DEADLINE_MS - 50);
  });

  it('that is larger than the server is configured for is refused', async () => {
    const small = await openOnTestNode({ maxAppendSize: 1000 });
    const heavy = newEvent({ bytes: new Uint8Array(2000) });
    await expect(small.store.append(freshStream(), 'any', [heavy])).rejects.toThrow(RefusedEventError);
    await small.close();
  });
});

describe('a read', () => {
  it('from a position between two events, as someone may have made it up, is refused', async () => {
    await store().append(freshStream(), 'any', newEvents(2));
    const { commit, prepare } = parsePosition(await store().head()) as { commit: bigint; prepare: bigint };
    const between = positionText({ commit: commit - 1n, prepare: prepare - 1n });
    await expect(store().readAll(between, 10)).rejects.toThrow(InvalidPositionError);
    const tooLarge = `${'9'.repeat(20)}-${'9'.repeat(20)}` as Position;
    await expect(store().readAll(tooLarge, 10)).rejects.toThrow(InvalidPositionError);
  });

  it('goes on over a connection that breaks, and over a node that comes back', async () => {
    const stream = freshStream();
    await store().append(stream, 'no_stream', newEvents(200));
    for (let round = 0; round < 5; round++) {
      const reading = wholeStream(store(), stream, 20);
      await delay(5);
      faults().dropConnections();
      expect(await reading).toHaveLength(200);
    }
    await opened.node.stop();
    const reading = store().readStream(stream, 0, 1);
    await delay(50);
    await opened.node.start();
    expect((await reading).events).toHaveLength(1);
  });

  it('of a server that says nothing is given up in time', async () => {
    faults().hang();
    await expect(store().readStream(freshStream(), 0, 1)).rejects.toThrow(StoreBusyError);
    await expect(store().head()).rejects.toThrow(StoreBusyError);
    faults().resume();
    expect((await store().readStream(freshStream(), 0, 1)).exists).toBe(false);
  });

  it('of a server that takes longer than the deadline as a whole, but keeps sending, is not given up', async () => {
    faults().delayAnswers(DEADLINE_MS / 2, ['read']);
    for (let round = 0; round < 3; round++) expect((await store().readAll(START, 10)).end).toBe(true);
  });
});

describe('a subscription', () => {
  it.each([{}, { types: ['chancery.contract.counted.v1'] }, { categories: ['counter'] }])(
    'to %p has no gap and no repeat, whatever breaks while it catches up and follows',
    async (filter) => {
      await Promise.all(Array.from({ length: 30 }, () => store().append(freshStream(), 'any', newEvents(10))));
      const other = await opened.open();
      const seen: EventId[] = [];
      const subscription = other.subscribe(START, { filter, pageSize: 7 });
      const reading = (async () => {
        for await (const page of subscription) seen.push(...ids(page.events));
      })();
      for (let round = 0; round < 12; round++) {
        await delay(25);
        if (round % 3 === 0) faults().cutSubscriptions();
        else if (round % 3 === 1) faults().dropConnections();
        else await opened.node.stop().then(() => opened.node.start());
        const [stream, events] = [freshStream(), newEvents(5)];
        await untilWritten(() => store().append(stream, 'any', events));
      }
      const all = ids(await wholeLog(store()));
      while (seen.length < all.length) await delay(10);
      await delay(50);
      subscription.close();
      await reading;
      expect(seen).toEqual(all);
    },
  );

  it('finds again a server that was silent', async () => {
    await store().append(freshStream(), 'any', newEvents(3));
    faults().hang();
    const subscription = store().subscribe(START);
    const first = subscription[Symbol.asyncIterator]().next();
    await delay(DEADLINE_MS * 2);
    faults().resume();
    expect((await first).value).toMatchObject({ end: true });
    subscription.close();
  });
});

/** Sends it until it says that it was written: with unknown outcomes in between, which the same events make harmless. */
async function untilWritten(append: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await append();
      return;
    } catch (error) {
      expect(error).toBeInstanceOf(Error);
      await delay(20);
    }
  }
}
