import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sliceStream } from './slice-stream.ts';

describe('a slice of a stream', () => {
  it('is the bytes asked for, however they come in pieces', async () => {
    const pieces = fc.array(fc.uint8Array({ minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(pieces, fc.nat(), fc.nat(), async (chunks, one, other) => {
        const whole = Buffer.concat(chunks);
        const [first = 0, last = 0] = [one % whole.length, other % whole.length].sort((left, right) => left - right);
        const slice = await buffer(sliceStream(Readable.from(chunks), { first, last }));
        expect(slice).toEqual(whole.subarray(first, last + 1));
      }),
      { numRuns: 200 },
    );
  });

  it('closes the stream it comes from as soon as it has what it needs', async () => {
    const source = Readable.from([Buffer.from('abc'), Buffer.from('def'), Buffer.from('ghi')]);
    expect((await buffer(sliceStream(source, { first: 1, last: 2 }))).toString()).toBe('bc');
    expect(source.destroyed).toBe(true);
  });
});
