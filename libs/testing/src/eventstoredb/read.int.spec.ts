import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { AllStreamResolvedEvent, EventStoreDBClient, Position } from '@eventstore/db-client';
import { StreamDeletedError, StreamNotFoundError, WrongExpectedVersionError } from '@eventstore/db-client';
import type { NodeWithClient } from './node.fixture.ts';
import { binaryEvents, collect, nodeWithClient, texts } from './node.fixture.ts';

jest.setTimeout(60_000);

let running: NodeWithClient;
let client: EventStoreDBClient;
beforeAll(async () => {
  running = await nodeWithClient();
  client = running.client;
  await client.appendToStream('ten', binaryEvents(10, 't'));
  await client.appendToStream('two', binaryEvents(2, 'u'));
});
afterAll(async () => running.stop());

describe('a stream', () => {
  const read = async (options: Parameters<EventStoreDBClient['readStream']>[1]) =>
    texts(await collect(client.readStream('ten', options)));

  it('is read forward, the revision included', async () => {
    expect(await read({ maxCount: 3 })).toEqual(['t-0', 't-1', 't-2']);
    expect(await read({ fromRevision: 8n })).toEqual(['t-8', 't-9']);
    expect(await read({ fromRevision: 10n })).toEqual([]);
    expect(await read({ fromRevision: 2n ** 64n - 1n })).toEqual([]);
    expect(await read({ fromRevision: 'end' })).toEqual([]);
  });

  it('is read backward, the revision included', async () => {
    const direction = 'backwards';
    expect(await read({ direction, fromRevision: 'end', maxCount: 2 })).toEqual(['t-9', 't-8']);
    expect(await read({ direction, fromRevision: 1n })).toEqual(['t-1', 't-0']);
    expect(await read({ direction, fromRevision: 99n, maxCount: 1 })).toEqual(['t-9']);
    expect(await read({ direction, fromRevision: 'start' })).toEqual(['t-0']);
  });

  it('that was never written is not found', async () => {
    await expect(collect(client.readStream('never'))).rejects.toBeInstanceOf(StreamNotFoundError);
    await expect(
      collect(client.readStream('never', { direction: 'backwards', fromRevision: 'end' })),
    ).rejects.toBeInstanceOf(StreamNotFoundError);
  });
});

describe('$all', () => {
  const user = (events: readonly AllStreamResolvedEvent[]) =>
    events.filter(({ event }) => !event?.type.startsWith('$'));
  const all = async () => collect(client.readAll());
  const positionOf = (events: readonly AllStreamResolvedEvent[], index: number): Position => {
    const position = events[index]?.event?.position;
    if (position === undefined) throw new Error(`No event ${index}`);
    return position;
  };

  it('has system events in it, and everything in the order in which it was written', async () => {
    const events = await all();
    expect(events.length).toBeGreaterThan(12);
    expect(texts(user(events))).toEqual([...texts(await collect(client.readStream('ten'))), 'u-0', 'u-1']);
    expect(texts(user(await collect(client.readAll({ direction: 'backwards', fromPosition: 'end' }))))).toEqual(
      texts(user(events)).reverse(),
    );
  });

  it('is read in pages, each of which begins at the last event of the one before', async () => {
    const events = await all();
    const paged = await collect(client.readAll({ maxCount: 4 }));
    for (let page = paged; page.length > 1 || paged.length < 4;) {
      page = await collect(client.readAll({ fromPosition: positionOf(paged, paged.length - 1), maxCount: 4 }));
      paged.push(...page.slice(1));
    }
    expect(paged).toEqual(events);
  });

  it('is read backward from before a position', async () => {
    const events = await all();
    const fromPosition = positionOf(events, 5);
    const before = await collect(client.readAll({ direction: 'backwards', fromPosition, maxCount: 2 }));
    expect(before).toEqual([events[4], events[3]]);
  });

  it('ends at its ends', async () => {
    expect(await collect(client.readAll({ fromPosition: 'end' }))).toEqual([]);
    expect(await collect(client.readAll({ direction: 'backwards', fromPosition: 'start' }))).toEqual([]);
    const beyond = { commit: 10n ** 9n, prepare: 10n ** 9n };
    expect(await collect(client.readAll({ fromPosition: beyond }))).toEqual([]);
  });

  it('is not read from a position in the midst of an event', async () => {
    const { commit, prepare } = positionOf(await all(), 5);
    const made = { commit: commit + 1n, prepare: prepare + 1n };
    await expect(collect(client.readAll({ fromPosition: made }))).rejects.toThrow();
  });
});

describe('a deleted stream', () => {
  it('is not found, stays in $all, and goes on at its next revision when it is written again', async () => {
    await client.appendToStream('soft', binaryEvents(3, 's'));
    expect((await client.deleteStream('soft', { expectedRevision: 2n })).position).toBeDefined();
    await expect(collect(client.readStream('soft'))).rejects.toBeInstanceOf(StreamNotFoundError);
    const left = (await collect(client.readAll())).filter(({ event }) => event?.streamId === 'soft');
    expect(left).toHaveLength(3);
    await expect(
      client.appendToStream('soft', binaryEvents(1), { expectedRevision: 'stream_exists' }),
    ).rejects.toBeInstanceOf(StreamDeletedError);
    const result = await client.appendToStream('soft', binaryEvents(1, 'reborn'), { expectedRevision: 'no_stream' });
    expect(result.nextExpectedRevision).toBe(3n);
    expect(texts(await collect(client.readStream('soft')))).toEqual(['reborn-0']);
  });

  it('keeps its other metadata when it comes back, and comes back also with new metadata', async () => {
    await client.appendToStream('meta', binaryEvents(2, 'old'));
    await client.deleteStream('meta');
    await client.setStreamMetadata('meta', { note: 'x' });
    expect((await client.getStreamMetadata('meta')).metadata).toEqual({ note: 'x', truncateBefore: 2 });
    await client.appendToStream('meta', binaryEvents(1, 'new'));
    expect(texts(await collect(client.readStream('meta')))).toEqual(['new-0']);
  });

  it('must have been there', async () => {
    await expect(client.deleteStream('nothing')).rejects.toBeInstanceOf(WrongExpectedVersionError);
  });

  it('is gone for ever after a tombstone', async () => {
    await client.appendToStream('hard', binaryEvents(3, 'h'));
    await client.tombstoneStream('hard');
    await expect(collect(client.readStream('hard'))).rejects.toBeInstanceOf(StreamDeletedError);
    await expect(client.appendToStream('hard', binaryEvents(1))).rejects.toMatchObject({ streamName: 'hard' });
    await expect(client.deleteStream('hard')).rejects.toBeInstanceOf(StreamDeletedError);
    const last = (await collect(client.readAll({ direction: 'backwards', fromPosition: 'end', maxCount: 1 })))[0];
    expect(last?.event).toMatchObject({ type: '$streamDeleted', revision: 2n ** 63n - 1n });
  });

  it.each(['deleteStream', 'tombstoneStream'] as const)('is not deleted by %s at a wrong revision', async (method) => {
    const stream = `kept-${method}-é`;
    await client.appendToStream(stream, binaryEvents(2));
    const error: unknown = await client[method](stream, { expectedRevision: 0n }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WrongExpectedVersionError);
    expect(error).toMatchObject({ expectedVersion: 0n, actualVersion: 1n });
    await expect(client[method](stream, { expectedRevision: 'no_stream' })).rejects.toThrow();
    expect(await collect(client.readStream(stream))).toHaveLength(2);
  });
});

describe('stream metadata', () => {
  it('is kept, and says what may still be read', async () => {
    await client.appendToStream('kept', binaryEvents(5, 'k'));
    await client.setStreamMetadata('kept', { truncateBefore: 2, note: 'x' });
    expect((await client.getStreamMetadata('kept')).metadata).toEqual({ truncateBefore: 2, note: 'x' });
    expect(texts(await collect(client.readStream('kept')))).toEqual(['k-2', 'k-3', 'k-4']);
    await client.setStreamMetadata('kept', { maxCount: 1 });
    expect(texts(await collect(client.readStream('kept', { direction: 'backwards', fromRevision: 'end' })))).toEqual([
      'k-4',
    ]);
  });
});

it('reads many events no faster than they are taken', async () => {
  const { client: reader, stop } = await nodeWithClient();
  for (let i = 0; i < 3; i += 1) await reader.appendToStream('many', binaryEvents(1000, `part${i}`));
  const revisions: bigint[] = [];
  for await (const { event } of reader.readStream('many')) {
    if (revisions.length % 500 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    revisions.push(event?.revision ?? -1n);
  }
  expect(revisions).toEqual(Array.from({ length: 3000 }, (_, i) => BigInt(i)));
  await stop();
});
