import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { unpacked } from './unpack.ts';

const sent = (bytes: Buffer, size = 7) =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size)),
  );
const unpack = (content: Readable, limits?: { ratio: number; freeBytes: number }) => buffer(unpacked(content, limits));

describe('an upload', () => {
  it.each([0, 1, 2, 3, 100])('of %d bytes that are not packed stays as it is', async (length) => {
    const content = Buffer.alloc(length, 'x');
    expect((await unpack(sent(content))).equals(content)).toBe(true);
    expect((await unpack(sent(content, 1))).equals(content)).toBe(true);
  });

  it('is unpacked, also when it is several gzip files one after the other', async () => {
    const content = Buffer.from('name,n\nbeetle,4\n'.repeat(1000));
    expect((await unpack(sent(gzipSync(content), 1))).equals(content)).toBe(true);
    const parts = Buffer.concat([gzipSync('a,b\n'), gzipSync('1,2\n')]);
    expect((await unpack(sent(parts))).toString()).toBe('a,b\n1,2\n');
  });

  it('is refused when it is damaged or cut off', async () => {
    const packed = gzipSync(Buffer.from('name,n\nbeetle,4\n'.repeat(1000)));
    const damaged = Buffer.from(packed);
    damaged.fill(0xff, 20, 40);
    await expect(unpack(sent(damaged))).rejects.toMatchObject({ code: 'body-unreadable' });
    await expect(unpack(sent(packed.subarray(0, -9)))).rejects.toMatchObject({ code: 'body-unreadable' });
  });

  it('is refused when it unpacks to far more than it is, once that is much', async () => {
    const bomb = gzipSync(Buffer.alloc(1_000_000));
    expect(await unpack(sent(bomb), { ratio: 100, freeBytes: 1_000_000 })).toHaveLength(1_000_000);
    await expect(unpack(sent(bomb), { ratio: 100, freeBytes: 999_999 })).rejects.toMatchObject({
      code: 'payload-too-large',
    });
  });

  it('passes on that its sender gave up', async () => {
    const packed = gzipSync(Buffer.from('name,n\n'));
    const aborted = Readable.from(
      (async function* () {
        yield packed.subarray(0, 10);
        await Promise.resolve();
        throw new Error('aborted');
      })(),
    );
    await expect(unpack(aborted)).rejects.toThrow('aborted');
  });
});
