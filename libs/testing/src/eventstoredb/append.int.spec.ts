import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { AppendExpectedRevision, AppendResult, EventData, EventStoreDBClient } from '@eventstore/db-client';
import {
  binaryEvent,
  DeadlineExceededError,
  jsonEvent,
  MaxAppendSizeExceededError,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import type { NodeWithClient } from './node.fixture.ts';
import { binaryEvents, collect, nodeWithClient, texts } from './node.fixture.ts';

jest.setTimeout(60_000);

const FORMS = [
  { form: 'batch append', batchAppend: true },
  { form: 'unary append', batchAppend: false },
];

describe.each(FORMS)('$form', ({ batchAppend }) => {
  let running: NodeWithClient;
  let client: EventStoreDBClient;
  beforeAll(async () => {
    running = await nodeWithClient({ batchAppend });
    client = running.client;
  });
  afterAll(async () => running.stop());

  const append = (stream: string, events: EventData[], expectedRevision: AppendExpectedRevision) =>
    client.appendToStream(stream, events, { expectedRevision });

  it('is the call that the client makes', async () => {
    running.node.counts.reset();
    await append('form', binaryEvents(1), 'any');
    await append('form', binaryEvents(1), 'any');
    const { calls, batchStreams } = running.node.counts;
    expect({ batch: calls.batchAppend, unary: calls.append, batchStreams }).toEqual(
      batchAppend ? { batch: 2, unary: 0, batchStreams: 1 } : { batch: 0, unary: 2, batchStreams: 0 },
    );
  });

  it('gives back bytes, metadata, type and ID as they went in', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    const binary = binaryEvent({ type: 'bytes', data: bytes, metadata: { tenant: 'tenänt' } });
    const json = jsonEvent({ type: 'json', data: { text: 'CC ‐ 1830' }, metadata: Uint8Array.of(0, 255) });
    const before = Date.now();
    await append('strëam', [binary, json], 'no_stream');
    const [first, second] = (await collect(client.readStream('strëam'))).map(({ event }) => event);
    expect(Buffer.from(first?.data as Uint8Array).equals(bytes)).toBe(true);
    expect(first).toMatchObject({ id: binary.id, type: 'bytes', isJson: false, revision: 0n, streamId: 'strëam' });
    expect(first?.metadata).toEqual({ tenant: 'tenänt' });
    expect(second).toMatchObject({ id: json.id, isJson: true, revision: 1n, data: { text: 'CC ‐ 1830' } });
    expect(Buffer.from(second?.metadata as Uint8Array)).toEqual(Buffer.of(0, 255));
    expect(second?.created.getTime()).toBeGreaterThanOrEqual(before);
    expect(second?.created.getTime()).toBeLessThanOrEqual(Date.now());
  });

  it('answers with the last revision and position, and positions rise strictly', async () => {
    const first = await append('positions', binaryEvents(2), 'no_stream');
    const second = await append('positions', binaryEvents(3), 1n);
    expect([first.nextExpectedRevision, second.nextExpectedRevision]).toEqual([1n, 4n]);
    const events = await collect(client.readStream('positions'));
    const commits = events.map(({ event }) => event?.position?.commit ?? -1n);
    expect(commits.every((commit, i) => i === 0 || commit > (commits[i - 1] ?? -1n))).toBe(true);
    expect(first.position).toEqual(events[1]?.event?.position);
    expect(second.position).toEqual(events[4]?.event?.position);
  });

  describe('expected state', () => {
    const refused = async (appending: Promise<AppendResult>) => {
      const error: unknown = await appending.then(
        () => null,
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(WrongExpectedVersionError);
      const { streamName, expectedVersion, actualVersion } = error as WrongExpectedVersionError;
      return { streamName, expectedVersion, actualVersion };
    };

    it('no_stream', async () => {
      await append('none', binaryEvents(2), 'no_stream');
      expect(await refused(append('none', binaryEvents(1), 'no_stream'))).toEqual({
        streamName: 'none',
        expectedVersion: 'no_stream',
        actualVersion: 1n,
      });
    });

    it('stream_exists', async () => {
      expect(await refused(append('exists', binaryEvents(1), 'stream_exists'))).toEqual({
        streamName: 'exists',
        expectedVersion: 'stream_exists',
        actualVersion: 'no_stream',
      });
      await append('exists', binaryEvents(1), 'no_stream');
      expect((await append('exists', binaryEvents(1), 'stream_exists')).nextExpectedRevision).toBe(1n);
    });

    it('any', async () => {
      expect((await append('whatever', binaryEvents(1), 'any')).nextExpectedRevision).toBe(0n);
      expect((await append('whatever', binaryEvents(1), 'any')).nextExpectedRevision).toBe(1n);
    });

    it('a revision', async () => {
      await append('exact', binaryEvents(3), 'no_stream');
      const mismatch = { streamName: 'exact', actualVersion: 2n };
      expect(await refused(append('exact', binaryEvents(1), 1n))).toEqual({ ...mismatch, expectedVersion: 1n });
      expect(await refused(append('exact', binaryEvents(1), 9n))).toEqual({ ...mismatch, expectedVersion: 9n });
      expect((await append('exact', binaryEvents(1), 2n)).nextExpectedRevision).toBe(3n);
      expect(await refused(append('nothing', binaryEvents(1), 0n))).toMatchObject({ actualVersion: 'no_stream' });
    });

    it('of one hundred writers with the same one, one wins', async () => {
      const results = await Promise.allSettled(
        Array.from({ length: 100 }, (_, i) => append('race', binaryEvents(1, `writer${i}`), 'no_stream')),
      );
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await collect(client.readStream('race'))).toHaveLength(1);
    });
  });

  describe('the same event IDs again', () => {
    it('are a success at an exact revision, and nothing is written', async () => {
      const [first, second] = [binaryEvents(2, 'a'), binaryEvents(2, 'b')];
      const begun = await append('again', first, 'no_stream');
      const gone = await append('again', second, 1n);
      expect(await append('again', first, 'no_stream')).toEqual(begun);
      expect(await append('again', second, 1n)).toEqual(gone);
      expect(texts(await collect(client.readStream('again')))).toEqual(['a-0', 'a-1', 'b-0', 'b-1']);
    });

    it('are a wrong revision where some are others', async () => {
      const events = binaryEvents(2);
      await append('part', events, 'no_stream');
      await expect(append('part', [...events.slice(0, 1), ...binaryEvents(1)], 'no_stream')).rejects.toThrow();
      expect(await collect(client.readStream('part'))).toHaveLength(2);
    });

    it('are written again with `any`: no caller can rely on a server remembering', async () => {
      const events = binaryEvents(1);
      await append('twice', events, 'any');
      await append('twice', events, 'any');
      expect(await collect(client.readStream('twice'))).toHaveLength(2);
    });
  });

  it('tells a client whose patience ended before the append had come, and writes nothing', async () => {
    const events = binaryEvents(5000);
    const late = client.appendToStream('late', events, { deadline: 1, batchAppendSize: 10_000 });
    await expect(late).rejects.toBeInstanceOf(DeadlineExceededError);
    await expect(collect(client.readStream('late'))).rejects.toBeInstanceOf(StreamNotFoundError);
  });

  it('refuses an append that is too large, and goes on', async () => {
    const large = binaryEvent({ type: 'large', data: new Uint8Array(600_000) });
    await append('large', [large], 'no_stream');
    const second = { ...large, id: binaryEvents(1)[0]?.id ?? '' };
    await expect(append('large', [large, second], 'any')).rejects.toBeInstanceOf(MaxAppendSizeExceededError);
    expect((await append('large', binaryEvents(1), 0n)).nextExpectedRevision).toBe(1n);
  });
});

describe('append options of the node', () => {
  it('takes an append that comes in several messages', async () => {
    const { client, stop } = await nodeWithClient({ maxAppendSize: 8 * 1024 * 1024 });
    const events = Array.from({ length: 40 }, () => binaryEvent({ type: 'large', data: new Uint8Array(100_000) }));
    const result = await client.appendToStream('large', events, { batchAppendSize: 300_000, expectedRevision: 'any' });
    expect(result.nextExpectedRevision).toBe(39n);
    expect(await collect(client.readStream('large'))).toHaveLength(40);
    await stop();
  });

  it('recognises recent IDs with `any` when it is told to', async () => {
    const { client, stop } = await nodeWithClient({ recentIds: true });
    const events = binaryEvents(2);
    const first = await client.appendToStream('recent', events);
    expect(await client.appendToStream('recent', events)).toEqual(first);
    const mixed = [...events, ...binaryEvents(1)];
    await expect(client.appendToStream('recent', mixed)).rejects.toBeInstanceOf(WrongExpectedVersionError);
    await stop();
  });

  it('answers a wrong revision, `success: false`, to a client that wants no error', async () => {
    for (const batchAppend of [true, false]) {
      const { client, stop } = await nodeWithClient({ batchAppend }, '&throwOnAppendFailure=false');
      await client.appendToStream('quiet', binaryEvents(2));
      const result = await client.appendToStream('quiet', binaryEvents(1), { expectedRevision: 'no_stream' });
      expect(result.success).toBe(false);
      await stop();
    }
  });
});
