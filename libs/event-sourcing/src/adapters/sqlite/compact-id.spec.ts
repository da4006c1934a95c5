import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DatabaseSync } from 'node:sqlite';
import { CompactIds, compactText, expandId } from './compact-id.ts';

const db = new DatabaseSync(':memory:');
const select = db.prepare(`SELECT ${compactText('id')} AS text FROM (SELECT ? AS id)`);
const ids = new CompactIds();
const roundTrip = (id: string) => expandId(String(select.get(ids.compact(id))?.['text']));

describe('CompactIds', () => {
  it('keeps a UUID in 16 bytes and a SHA-256 in 32', () => {
    expect(ids.compact('01890a5d-ac96-774b-bcce-b302099a8057')).toEqual(
      Uint8Array.from(Buffer.from('01890a5dac96774bbcceb302099a8057', 'hex')),
    );
    expect(ids.compact('0f'.repeat(32))).toEqual(new Uint8Array(32).fill(15));
  });

  it('gives back every UUID and every hash', () => {
    fc.assert(fc.property(fc.uuid(), (id) => expect(roundTrip(id)).toBe(id)));
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
    fc.assert(fc.property(hash, (id) => expect(roundTrip(id)).toBe(id)));
  });

  it('gives back any other text, also where it nearly is one', () => {
    const near = fc.stringMatching(/^[0-9a-fA-Fg-]{36}$/);
    const long = fc.stringMatching(/^[0-9a-fA-Fé~]{64}$/);
    const any = fc.string({ unit: 'binary', maxLength: 80 }).filter((text) => !text.includes('\0'));
    fc.assert(fc.property(fc.oneof(near, long, any), (id) => expect(roundTrip(id)).toBe(id)));
    for (const id of ['', '~', '0'.repeat(36), '-'.repeat(36), '0f'.repeat(16), 'F'.repeat(64)])
      expect(roundTrip(id)).toBe(id);
  });
});
