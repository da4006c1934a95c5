import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openMemoryEventStore } from '@chancery/event-sourcing/memory';
import type { MemoryEventStore } from '@chancery/event-sourcing/memory';
import type { TenantId } from '@chancery/kernel';
import type { DocumentStore } from '@chancery/read-models';
import { MemoryDocumentStore } from '@chancery/read-models/memory';
import { MemorySink } from '../adapters/memory/memory-sink.ts';
import type { PublishedEvent } from '../cloud-event/published-event.ts';
import { TenantOrder } from '../consumer/tenant-order.ts';
import { SinkMisconfiguredError } from '../event-sink.ts';
import type { EventSink } from '../event-sink.ts';
import { openPublisher } from '../open-publisher.ts';
import type { Publisher, PublisherOptions } from '../publisher.ts';
import { happen, newEvent, PLANE, publishedOf, tenantNo } from '../publishing.fixtures.ts';

const [ONE, TWO, THREE] = [tenantNo(1), tenantNo(2), tenantNo(3)];

interface Bench {
  readonly events: MemoryEventStore;
  readonly checkpoints: DocumentStore;
  readonly errors: string[];
  publisher(sink: EventSink, options?: Partial<PublisherOptions>): Publisher;
  /** Begins to run; `stop` waits until it has ended. */
  start(publisher: Publisher): { stop(): Promise<void> };
  /** Resolves when everything is published or parked. */
  idle(publisher: Publisher): Promise<void>;
}

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

function bench(): Bench {
  const events = openMemoryEventStore({ plane: PLANE });
  const checkpoints = new MemoryDocumentStore();
  const errors: string[] = [];
  return {
    events,
    checkpoints,
    errors,
    publisher: (sink, options = {}) =>
      openPublisher({
        events,
        checkpoints,
        sink,
        retryDelayMs: 1,
        onError: (error, what) =>
          void errors.push(`${what}: ${error instanceof Error ? error.message : String(error)}`),
        ...options,
      }),
    start(publisher) {
      const ending = new AbortController();
      const ended = publisher.run(ending.signal);
      const stop = async () => {
        ending.abort();
        await ended;
      };
      running.push(stop);
      return { stop };
    },
    async idle(publisher) {
      for (;;) {
        const { behind } = await publisher.status();
        if (behind === 0) return;
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    },
  };
}

const entriesOf = (sink: MemorySink, tenant: TenantId) =>
  sink.sent.filter((event) => event.tenant === tenant).map(({ entry }) => entry);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

/** What a consumer makes of everything that was sent: complete and in order per tenant, or it throws. */
async function consumed(sent: readonly PublishedEvent[]): Promise<ReadonlyMap<string, number>> {
  const order = new TenantOrder();
  for (const event of sent) await order.take(event, () => undefined);
  return order.entries;
}

describe('a publisher', () => {
  it('sends what is there and what comes, in order, byte by byte', async () => {
    const { events, publisher, start, idle, errors } = bench();
    for (let round = 0; round < 10; round++) {
      await happen(events, ONE, 3);
      await happen(events, TWO, 2);
    }
    const sink = new MemorySink();
    const running = publisher(sink, { pageSize: 7 });
    start(running);
    await idle(running);
    await happen(events, THREE, 5);
    await idle(running);
    for (const tenant of [ONE, TWO, THREE]) {
      expect(sink.sent.filter((event) => event.tenant === tenant)).toEqual(await publishedOf(events, tenant));
    }
    expect(errors).toEqual([]);
  });

  it('goes on where another one stopped', async () => {
    const { events, publisher, start, idle } = bench();
    const sink = new MemorySink();
    await happen(events, ONE, 20);
    const first = publisher(sink);
    const { stop } = start(first);
    await idle(first);
    await stop();
    await happen(events, ONE, 20);
    const second = publisher(sink);
    start(second);
    await idle(second);
    expect(entriesOf(sink, ONE)).toEqual(upTo(40));
  });

  it('says how far it is', async () => {
    const { events, checkpoints, publisher, start, idle } = bench();
    const waiting = publisher(new MemorySink());
    expect(await waiting.status()).toEqual({ checkpoint: '', head: '', behind: 0, oldestAt: null, parked: [] });
    await happen(events, ONE, 3);
    const at = Date.parse('2026-11-23T12:00:00.000Z');
    expect(await waiting.status()).toMatchObject({ behind: 3, oldestAt: at, head: await events.head() });
    start(waiting);
    await idle(waiting);
    expect(await waiting.status()).toMatchObject({ behind: 0, oldestAt: null, checkpoint: await events.head() });
    expect(await checkpoints.parked({ name: 'publisher', generation: 1 })).toEqual([]);
  });

  it('waits out an outage of the sink, and sends again what may not have arrived', async () => {
    const { events, publisher, start, idle, errors } = bench();
    const sink = new MemorySink();
    let failures = 5;
    const failing: EventSink = {
      name: 'failing',
      open: () => sink.open(),
      close: () => sink.close(),
      async send(page) {
        const answer = await sink.send(page);
        if (failures-- > 0) throw new Error('The answer was lost');
        return answer;
      },
    };
    await happen(events, ONE, 30);
    const running = publisher(failing, { pageSize: 10 });
    start(running);
    await idle(running);
    expect(await consumed(sink.sent)).toEqual(new Map([[ONE, 30]]));
    expect(sink.sent.length).toBeGreaterThan(30);
    expect(errors).toEqual(Array.from({ length: 5 }, () => 'publishing to failing: The answer was lost'));
  });

  it('does not begin with a sink that is not as it must be', async () => {
    const { publisher } = bench();
    const sink = new MemorySink();
    sink.open = async () => {
      throw new SinkMisconfiguredError('Three partitions');
    };
    await expect(publisher(sink).run(new AbortController().signal)).rejects.toThrow('Three partitions');
  });

  it('ends at once when it is told to, also while the sink hangs; the next one sends the page again', async () => {
    const { events, publisher, start, idle } = bench();
    const sink = new MemorySink();
    await happen(events, ONE, 5);
    let begun = (): void => undefined;
    const sending = new Promise<void>((resolve) => (begun = resolve));
    const hanging: EventSink = {
      name: 'hanging',
      open: () => sink.open(),
      close: () => sink.close(),
      send: () => {
        begun();
        return new Promise(() => undefined);
      },
    };
    const { stop } = start(publisher(hanging));
    await sending;
    await stop();
    const next = publisher(sink);
    expect((await next.status()).behind).toBe(5);
    start(next);
    await idle(next);
    expect(entriesOf(sink, ONE)).toEqual(upTo(5));
  });
});

describe('an event that the sink refuses', () => {
  it('parks its tenant from there on, and no other', async () => {
    const { events, publisher, start, idle, errors } = bench();
    const sink = new MemorySink({ maxRecordBytes: 5000 });
    await happen(events, ONE, 2);
    await happen(events, ONE, 1, 6000);
    await happen(events, TWO, 2);
    await happen(events, ONE, 2);
    const running = publisher(sink, { pageSize: 2 });
    const { stop } = start(running);
    await idle(running);
    expect([entriesOf(sink, ONE), entriesOf(sink, TWO)]).toEqual([upTo(2), upTo(2)]);
    const { parked } = await running.status();
    expect(parked).toMatchObject([{ tenant: ONE, entry: 3, error: expect.stringContaining('bytes are more') }]);
    expect(errors).toEqual([expect.stringContaining(`publishing of ${ONE} is parked from entry 3 on`)]);
    expect(await running.retryParked(ONE)).toMatchObject({ published: 0, error: expect.stringContaining('bytes') });
    // What is parked stays so over a restart.
    await stop();
    await happen(events, ONE, 3);
    const next = publisher(sink, { pageSize: 2 });
    start(next);
    await idle(next);
    expect(entriesOf(sink, ONE)).toEqual(upTo(2));
    sink.admit(10_000);
    expect(await next.retryParked(ONE)).toEqual({ published: 6, error: null });
    expect((await next.status()).parked).toEqual([]);
    await happen(events, ONE, 1);
    await idle(next);
    expect(entriesOf(sink, ONE)).toEqual(upTo(9));
  });

  it('is tried again by itself, while the others go on', async () => {
    const { events, publisher, start, idle } = bench();
    const sink = new MemorySink({ maxRecordBytes: 5000 });
    await happen(events, ONE, 1, 6000);
    await happen(events, ONE, 25);
    await happen(events, ONE, 1, 8000);
    await happen(events, ONE, 5);
    const running = publisher(sink, { pageSize: 4, parkedRetryMs: 5 });
    start(running);
    await idle(running);
    expect(sink.sent).toEqual([]);
    sink.admit(7000);
    while (entriesOf(sink, ONE).length < 26) {
      await happen(events, TWO, 3);
      await idle(running);
    }
    expect((await running.status()).parked).toMatchObject([{ tenant: ONE, entry: 27 }]);
    sink.admit(9000);
    while ((await running.status()).parked.length > 0) {
      await happen(events, TWO, 1);
      await idle(running);
    }
    expect(entriesOf(sink, ONE)).toEqual(upTo(32));
    expect(entriesOf(sink, TWO)).toEqual(upTo(await events.tenantHead(TWO)));
  });

  it('may also be one whose record cannot be read', async () => {
    const { events, publisher, start, idle } = bench();
    const sink = new MemorySink();
    await happen(events, ONE, 1);
    const broken = { ...newEvent(ONE), bytes: Buffer.from('{') };
    await events.append(`happenings-${ONE}` as never, 'any', [broken]);
    await happen(events, TWO, 1);
    const running = publisher(sink);
    start(running);
    await idle(running);
    expect([entriesOf(sink, ONE), entriesOf(sink, TWO)]).toEqual([[1], [1]]);
    expect((await running.status()).parked).toMatchObject([{ entry: 2, error: expect.stringContaining('read') }]);
  });

  it('cannot be tried again by a publisher that does not run', async () => {
    await expect(bench().publisher(new MemorySink()).retryParked(ONE)).rejects.toThrow('not running');
  });
});

describe('publishers that fail, stop, overlap and wake up late', () => {
  it('leave nothing out and keep the order', async () => {
    const round = fc.record({
      /** Events that happen, by tenant. */
      events: fc.array(fc.nat(2), { maxLength: 25 }),
      /** Sends that succeed before the sink hangs: then the publisher is told to end, and its page arrives late. */
      sends: fc.nat(4),
      arrivesLate: fc.boolean(),
      refuses: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(round, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        async (rounds, pageSize) => {
          const { events, publisher, start, idle } = bench();
          const sink = new MemorySink();
          const late: (readonly PublishedEvent[])[] = [];
          for (const { events: tenants, sends, arrivesLate, refuses } of rounds) {
            for (const tenant of tenants) await happen(events, tenantNo(tenant));
            let left = sends;
            let hang = (): void => undefined;
            const hangs = new Promise<void>((resolve) => (hang = resolve));
            const first = publisher(
              {
                name: 'stopping',
                open: () => sink.open(),
                close: async () => undefined,
                async send(page) {
                  if (left-- > 0) return sink.send(page);
                  if (arrivesLate) late.push(page);
                  hang();
                  if (refuses) throw new Error('Lost');
                  return new Promise(() => undefined);
                },
              },
              { pageSize },
            );
            const { stop } = start(first);
            await Promise.race([hangs, idle(first)]);
            await stop();
            // Stale pages arrive somewhere in between.
            await sink.open();
            for (const page of late.splice(0, Math.ceil(late.length / 2))) await sink.send(page);
          }
          const last = publisher(sink, { pageSize });
          const { stop } = start(last);
          await idle(last);
          await stop();
          await sink.open();
          for (const page of late) await sink.send(page);
          const heads = await consumed(sink.sent);
          for (const tenant of [0, 1, 2].map(tenantNo)) {
            expect(heads.get(tenant) ?? 0).toBe(await events.tenantHead(tenant));
          }
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);
});
