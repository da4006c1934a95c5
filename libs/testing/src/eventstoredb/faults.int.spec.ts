import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { EventStoreDBClient } from '@eventstore/db-client';
import {
  CancelledError,
  DeadlineExceededError,
  excludeSystemEvents,
  NotLeaderError,
  TimeoutError,
  UnavailableError,
} from '@eventstore/db-client';
import { status } from '@grpc/grpc-js';
import type { NodeWithClient } from './node.fixture.ts';
import { binaryEvents, collect, nodeWithClient, texts, until } from './node.fixture.ts';

jest.setTimeout(60_000);

const FORMS = [
  { form: 'batch append', batchAppend: true, kind: 'batchAppend' as const },
  { form: 'unary append', batchAppend: false, kind: 'append' as const },
];

describe.each(FORMS)('faults of a node asked by $form', ({ batchAppend, kind }) => {
  let running: NodeWithClient;
  let client: EventStoreDBClient;
  beforeEach(async () => {
    running = await nodeWithClient({ batchAppend });
    client = running.client;
    await client.appendToStream('a', binaryEvents(1, 'first'));
  });
  afterEach(async () => running.stop());

  const inStream = async (stream: string) => texts(await collect(client.readStream(stream)));
  const failure = async (promise: Promise<unknown>) =>
    promise.then(
      () => null,
      (error: unknown) => error,
    );

  it('refuses calls with a status, as many as it is told, and has done nothing', async () => {
    const { faults, counts } = running.node;
    counts.reset();
    faults.refuse({ calls: 2, code: status.UNAVAILABLE, details: 'Server Is Too Busy', kinds: [kind] });
    expect(await failure(client.appendToStream('a', binaryEvents(1)))).toBeInstanceOf(UnavailableError);
    expect(await failure(client.appendToStream('a', binaryEvents(1)))).toBeInstanceOf(UnavailableError);
    await client.appendToStream('a', binaryEvents(1, 'third'));
    expect(await inStream('a')).toEqual(['first-0', 'third-0']);
    expect(counts.calls[kind]).toBe(3);
  });

  it('loses the answer after the write with the connection', async () => {
    running.node.faults.loseAnswers();
    expect(await failure(client.appendToStream('a', binaryEvents(1, 'lost')))).toBeInstanceOf(Error);
    expect(await inStream('a')).toEqual(['first-0', 'lost-0']);
    await client.appendToStream('a', binaryEvents(1, 'next'));
    expect(await inStream('a')).toEqual(['first-0', 'lost-0', 'next-0']);
  });

  it('answers that it gave up waiting, after the write', async () => {
    running.node.faults.loseAnswers({ form: 'timeout' });
    const error = await failure(client.appendToStream('a', binaryEvents(1, 'late')));
    expect(error).toBeInstanceOf(batchAppend ? DeadlineExceededError : TimeoutError);
    expect(await inStream('a')).toEqual(['first-0', 'late-0']);
  });

  it('never answers, after the write', async () => {
    running.node.faults.loseAnswers({ form: 'silence' });
    const answered = client.appendToStream('a', binaryEvents(1, 'silent'), { deadline: 300 }).then(
      () => 'answered',
      () => 'failed',
    );
    const patience = new Promise((resolve) => setTimeout(() => resolve('silence'), 1000));
    // The client watches the deadline of a unary call; that of a batched one is the server's to watch.
    expect(await Promise.race([answered, patience])).toBe(batchAppend ? 'silence' : 'failed');
    expect(await inStream('a')).toEqual(['first-0', 'silent-0']);
    if (batchAppend) running.node.faults.dropConnections();
    expect(await answered).toBe('failed');
  });

  it('answers late, and in the order of the writes', async () => {
    running.node.faults.delayAnswers(100, [kind]);
    const begun = Date.now();
    const results = await Promise.all(
      [0, 1, 2].map(async (i) => client.appendToStream('a', binaryEvents(1, `late${i}`))),
    );
    expect(Date.now() - begun).toBeGreaterThanOrEqual(99);
    expect(results.map(({ nextExpectedRevision }) => nextExpectedRevision)).toEqual([1n, 2n, 3n]);
    running.node.faults.delayAnswers(0, [kind]);
  });

  it('hangs until it is resumed, and then does what has piled up', async () => {
    running.node.faults.hang();
    const appends = [1, 2].map(async (i) => client.appendToStream('a', binaryEvents(1, `hung${i}`)));
    const reading = inStream('a');
    const patience = new Promise((resolve) => setTimeout(() => resolve('silence'), 300));
    expect(await Promise.race([...appends, reading, patience])).toBe('silence');
    expect(running.node.counts.calls[kind]).toBe(3);
    running.node.faults.resume();
    await Promise.all([...appends, reading]);
    expect(await inStream('a')).toEqual(['first-0', 'hung1-0', 'hung2-0']);
  });

  it('does not do what its client has given up while it was hanging', async () => {
    running.node.faults.hang();
    const given = client.appendToStream('a', binaryEvents(1, 'given up'), { deadline: 200 });
    const done = given.catch(() => 'failed');
    await new Promise((resolve) => setTimeout(resolve, 400));
    running.node.faults.resume();
    expect(await done).toBe('failed');
    expect(await inStream('a')).toEqual(['first-0']);
  });

  it('breaks connections; the client connects again', async () => {
    const { node } = running;
    expect(node.faults.dropConnections()).toBe(1);
    const again = async (): Promise<unknown> =>
      client.appendToStream('a', binaryEvents(1, 'again')).catch(async () => again());
    await again();
    expect(await inStream('a')).toEqual(['first-0', 'again-0']);
    expect(node.counts.connections).toBeGreaterThanOrEqual(2);
  });

  it('stops, and starts on the same port with its events', async () => {
    const { node } = running;
    const { port } = node;
    await node.stop();
    expect(await failure(client.appendToStream('a', binaryEvents(1)))).toBeInstanceOf(Error);
    await node.start();
    expect(node.port).toBe(port);
    const again = async (): Promise<string[]> => inStream('a').catch(again);
    expect(await again()).toEqual(['first-0']);
  });
});

describe('faults of readings', () => {
  let running: NodeWithClient;
  beforeEach(async () => {
    running = await nodeWithClient();
  });
  afterEach(async () => running.stop());

  it('cuts subscriptions; one that goes on at its last position misses nothing', async () => {
    const { client, node } = running;
    await client.appendToStream('a', binaryEvents(3, 'old'));
    const seen: string[] = [];
    let position: { commit: bigint; prepare: bigint } | undefined;
    const follow = () => {
      const from = position && { fromPosition: position };
      const subscription = client.subscribeToAll({ filter: excludeSystemEvents(), ...from });
      subscription.on('data', (event) => {
        seen.push(...texts([event]));
        position = event.event?.position;
      });
      return new Promise((resolve) => subscription.on('error', resolve));
    };
    const failed = follow();
    await until(() => seen.length === 3);
    expect(node.faults.cutSubscriptions()).toBe(1);
    expect(await failed).toBeInstanceOf(UnavailableError);
    await client.appendToStream('a', binaryEvents(2, 'new'));
    const broken = follow();
    await until(() => seen.length === 5);
    expect(seen).toEqual(['old-0', 'old-1', 'old-2', 'new-0', 'new-1']);
    node.faults.dropConnections();
    const error = await broken;
    expect(error instanceof UnavailableError || error instanceof CancelledError).toBe(true);
    await until(() => node.faults.subscriptions === 0);
  });

  it('breaks connections in the midst of a read', async () => {
    const { client, node } = running;
    await client.appendToStream('long', binaryEvents(2000));
    const reading = async () => {
      let seen = 0;
      for await (const _ of client.readStream('long')) if ((seen += 1) === 10) node.faults.dropConnections();
      return seen;
    };
    await expect(reading()).rejects.toThrow();
  });

  it('refuses a read, and says that another node is the leader', async () => {
    const { client, node } = running;
    node.faults.refuse({ code: status.RESOURCE_EXHAUSTED, kinds: ['read'] });
    await expect(collect(client.readAll())).rejects.toThrow();
    node.faults.refuse({
      code: status.NOT_FOUND,
      kinds: ['batchAppend', 'append'],
      trailers: {
        exception: 'not-leader',
        'leader-endpoint-host': '127.0.0.1',
        'leader-endpoint-port': String(node.port),
      },
    });
    await expect(client.appendToStream('a', binaryEvents(1))).rejects.toBeInstanceOf(NotLeaderError);
    await client.appendToStream('a', binaryEvents(1));
  });

  it('clears what still holds', async () => {
    const { client, node } = running;
    node.faults.refuse({ calls: 9, code: status.UNAVAILABLE });
    node.faults.loseAnswers({ calls: 9 });
    node.faults.delayAnswers(60_000);
    node.faults.hang();
    node.faults.clear();
    expect((await client.appendToStream('a', binaryEvents(1))).success).toBe(true);
  });
});
