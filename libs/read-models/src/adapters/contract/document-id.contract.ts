import { describe, expect, it } from '@jest/globals';
import { dump, LEDGERS, list, page, write } from './opened-store.ts';
import type { OpenedStore } from './opened-store.ts';

const HOSTILE_IDS = [
  '',
  ' ',
  'a',
  'A',
  'a\0b',
  'a/b',
  '$where',
  '__proto__',
  'constructor',
  '%',
  '_',
  `'; DROP TABLE "documents:ledgers:1"; --`,
  '"',
  'é',
  'e\u0301',
  '\uffff',
  '😀',
  'x'.repeat(900),
];

/** Any text is a document ID. */
export function documentIdContract(store: OpenedStore): void {
  describe('document IDs', () => {
    it('may be any well-formed text, and are in order of their UTF-8 bytes', async () => {
      const writes = HOSTILE_IDS.map((id) => write(id, { tenant: id }, '01'));
      await store().applyPage(LEDGERS, page('01', writes));
      const sorted = [...HOSTILE_IDS].sort((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)));
      expect((await dump(store())).map(({ id }) => id)).toEqual(sorted);
      const many = await store().getMany(LEDGERS, [...HOSTILE_IDS, 'absent']);
      expect(many.size).toBe(HOSTILE_IDS.length);
      for (const id of HOSTILE_IDS) {
        expect(many.get(id)?.document).toEqual({ tenant: id });
        const found = await store().find(LEDGERS, { where: { tenant: id }, limit: 2 });
        expect(found.documents.map((document) => document.id)).toEqual([id]);
      }
      expect(await list(store(), { where: {}, limit: 3 })).toEqual(sorted);
    });
  });
}
