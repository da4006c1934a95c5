import { appendFileSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { StreamDeletedError } from '@eventstore/db-client';
import { binaryEvents, collect, nodeWithClient, texts } from './node.fixture.ts';

jest.setTimeout(60_000);

describe('a node with a file', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'node-file-'));
    file = join(folder, 'events.log');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('comes back with everything that it has answered for, at the same positions', async () => {
    const before = await nodeWithClient({ file });
    await Promise.all(
      Array.from({ length: 20 }, async (_, i) => before.client.appendToStream(`s${i}`, binaryEvents(3))),
    );
    await before.client.appendToStream('gone', binaryEvents(1));
    await before.client.tombstoneStream('gone');
    await before.client.appendToStream('kept', binaryEvents(3, 'k'));
    await before.client.setStreamMetadata('kept', { truncateBefore: 2 });
    const all = await collect(before.client.readAll());
    await before.stop();

    const after = await nodeWithClient({ file });
    expect(await collect(after.client.readAll())).toEqual(all);
    expect(after.node.eventCount).toBe(all.length);
    await expect(after.client.appendToStream('gone', binaryEvents(1))).rejects.toBeInstanceOf(StreamDeletedError);
    expect(texts(await collect(after.client.readStream('kept')))).toEqual(['k-2']);
    const next = await after.client.appendToStream('s0', binaryEvents(1), { expectedRevision: 2n });
    expect(next.position?.commit).toBeGreaterThan(all.at(-1)?.event?.position.commit ?? Infinity);
    await after.stop();
  });

  it('starts again in the same process', async () => {
    const { node, client, stop } = await nodeWithClient({ file });
    await client.appendToStream('a', binaryEvents(2));
    await node.stop();
    await node.start();
    const read = async (): Promise<number> => collect(client.readStream('a')).then((events) => events.length, read);
    expect(await read()).toBe(2);
    await stop();
  });

  it('cuts off a write that was torn, and keeps what is whole', async () => {
    const before = await nodeWithClient({ file });
    await before.client.appendToStream('a', binaryEvents(1, 'whole'));
    const { size } = statSync(file);
    await before.client.appendToStream('a', binaryEvents(1, 'torn'));
    await before.stop();
    truncateSync(file, statSync(file).size - 1);

    const after = await nodeWithClient({ file });
    expect(statSync(file).size).toBe(size);
    expect(texts(await collect(after.client.readStream('a')))).toEqual(['whole-0']);
    await after.client.appendToStream('a', binaryEvents(1, 'next'));
    await after.stop();

    const wrongChecksum = Buffer.of(4, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1);
    appendFileSync(file, wrongChecksum);
    const again = await nodeWithClient({ file });
    expect(texts(await collect(again.client.readStream('a')))).toEqual(['whole-0', 'next-0']);
    await again.stop();
  });
});
