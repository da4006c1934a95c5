import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { leafHash, nodeHash, rawLeafHash } from './leaf-hash.ts';

const utf8 = new TextEncoder();
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** The same hash, written the long way from the words of the specification. */
function leafHashByTheBook(stream: string, revision: number, id: string, type: string, bytes: Uint8Array): string {
  const sha256 = createHash('sha256').update(Uint8Array.of(0x00));
  for (const field of [...[stream, `${revision}`, id, type].map((text) => utf8.encode(text)), bytes]) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(field.byteLength);
    sha256.update(length).update(field);
  }
  return sha256.digest('hex');
}

describe('leafHash', () => {
  it('stays what it was: a changed hash would break every proof ever given', () => {
    const leaf = leafHash(
      'ledger-eu_tacme-rows',
      7,
      '0193f1a0-1234-7abc-8def-0123456789ab',
      'chancery.metering.usage-charged.v1',
      utf8.encode('{"data":{"quantity":1}}'),
    );
    expect(hex(leaf)).toBe('2ceb183f865bd98f62761fc18b64b940d91f216b5c1cdb4daebfa11a46a186cf');
  });

  it('is the RFC 6962 leaf hash over length-prefixed fields, whatever the fields hold', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(
        text,
        fc.nat(),
        text,
        text,
        fc.uint8Array({ maxLength: 300 }),
        (stream, revision, id, type, bytes) => {
          expect(hex(leafHash(stream, revision, id, type, bytes))).toBe(
            leafHashByTheBook(stream, revision, id, type, bytes),
          );
        },
      ),
    );
  });

  it('hashes events larger than its reused buffer', () => {
    const bytes = new Uint8Array(1_000_000).fill(7);
    expect(hex(leafHash('s', 0, 'i', 't', bytes))).toBe(leafHashByTheBook('s', 0, 'i', 't', bytes));
  });

  it('tells apart events whose fields only join to the same text', () => {
    const bytes = utf8.encode('{}');
    expect(hex(leafHash('ab', 1, 'c', 't', bytes))).not.toBe(hex(leafHash('a', 1, 'bc', 't', bytes)));
    expect(hex(leafHash('a', 11, 'c', 't', bytes))).not.toBe(hex(leafHash('a', 1, '1c', 't', bytes)));
  });
});

describe('rawLeafHash and nodeHash', () => {
  it('give the published values of RFC 6962 implementations', () => {
    const empty = rawLeafHash(new Uint8Array());
    expect(hex(empty)).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
    expect(hex(rawLeafHash(utf8.encode('L123456')))).toBe(
      '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56',
    );
    expect(hex(nodeHash(utf8.encode('N123'), utf8.encode('N456')))).toBe(
      'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
    );
  });
});
