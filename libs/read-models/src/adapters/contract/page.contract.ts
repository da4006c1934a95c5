import { describe, expect, it } from '@jest/globals';
import type { Document } from '../../document-store.ts';
import { dump, LEDGERS, NEXT, page, write } from './opened-store.ts';
import type { OpenedStore } from './opened-store.ts';

/** Documents, tombstones and parked events, and the checkpoint they are written with. */
export function pageContract(store: OpenedStore): void {
  describe('pages', () => {
    it('write documents and checkpoint together', async () => {
      expect(await store().checkpoint(LEDGERS)).toBeNull();
      await store().applyPage(LEDGERS, page('05', [write('a', { n: 1 }, '03'), write('b', { n: 2 }, '05')]));
      expect(await store().checkpoint(LEDGERS)).toBe('05');
      expect(await store().get(LEDGERS, 'a')).toEqual({ id: 'a', document: { n: 1 }, lastPosition: '03' });
      expect(await store().get(LEDGERS, 'c')).toBeNull();
    });

    it('move the checkpoint on also without documents', async () => {
      await store().applyPage(LEDGERS, page('05', []));
      expect(await store().checkpoint(LEDGERS)).toBe('05');
    });

    it('write nothing at all when one document cannot be written', async () => {
      await store().applyPage(LEDGERS, page('01', [write('a', { n: 1 }, '01')]));
      const circular: { [key: string]: unknown } = {};
      circular.self = circular;
      const writes = [write('a', { n: 2 }, '02'), write('b', circular as Document, '03')];
      await expect(store().applyPage(LEDGERS, page('03', writes))).rejects.toThrow();
      await expect(
        store().applyPage(LEDGERS, page('03', [write('c', {}, '02'), write('\ud800', {}, '03')])),
      ).rejects.toThrow('well-formed');
      expect(await dump(store())).toEqual([{ id: 'a', document: { n: 1 }, lastPosition: '01' }]);
      expect(await store().checkpoint(LEDGERS)).toBe('01');
    });

    it('change nothing when they come again, or late', async () => {
      const first = page('02', [write('a', { n: 1 }, '01'), write('b', { n: 1 }, '02')]);
      const second = page('04', [write('a', { n: 2 }, '03'), write('c', { n: 1 }, '04')]);
      await store().applyPage(LEDGERS, first);
      await store().applyPage(LEDGERS, second);
      const after = await dump(store());
      await store().applyPage(LEDGERS, second);
      await store().applyPage(LEDGERS, first);
      await store().applyPage(LEDGERS, page('04', [write('a', { n: 'same position' }, '03')]));
      expect(await dump(store())).toEqual(after);
      expect(await store().checkpoint(LEDGERS)).toBe('04');
    });

    it('keep JSON as it is, with its order of keys, and hold no reference to what they were given', async () => {
      const document = { z: 1, a: [true, null, { deep: 'ü😀' }], 10: 1.5e300, empty: {}, text: '\u0000"\\' };
      await store().applyPage(LEDGERS, page('01', [write('a', document, '01')]));
      const text = JSON.stringify(document);
      (document.a[2] as { deep: string }).deep = 'changed';
      const stored = await store().get(LEDGERS, 'a');
      expect(JSON.stringify(stored?.document)).toBe(text);
    });

    it('keep what other type systems would lose', async () => {
      let nested: Document = {};
      for (let depth = 0; depth < 300; depth += 1) nested = { nested: [nested] };
      const documents: { readonly [id: string]: Document } = {
        names: { $set: 1, 'a.b': 2, '': 3, $: { 'c.$d': 4 }, ['__proto__']: 5, constructor: 6, _id: 7, json: 8 },
        order: { b: 1, a: 2, 2: 'two', 1: 'one', 10: 'ten' },
        numbers: { values: [0, 1, 1.5, -1e-300, 1.5e300, 2 ** 53 - 1, -(2 ** 53), 1e21, 0.1 + 0.2] },
        texts: { values: ['', '\u0000', 'a\u0000b', '\ud800', '😀', '\u2028', '$where', '2026-11-23T00:00:00.000Z'] },
        nested,
      };
      const writes = Object.entries(documents).map(([id, document]) => write(id, document, '01'));
      await store().applyPage(LEDGERS, page('01', writes));
      const many = await store().getMany(LEDGERS, Object.keys(documents));
      for (const { id, document } of writes) {
        expect(JSON.stringify(many.get(id)?.document)).toBe(JSON.stringify(document));
        expect(JSON.stringify((await store().get(LEDGERS, id))?.document)).toBe(JSON.stringify(document));
      }
    });

    it('never move the checkpoint back', async () => {
      await store().applyPage(LEDGERS, page('05', []));
      await store().applyPage(LEDGERS, page('03', [write('a', { late: true }, '03')]));
      expect(await store().checkpoint(LEDGERS)).toBe('05');
      expect((await store().get(LEDGERS, 'a'))?.document).toEqual({ late: true });
    });

    it('are refused for a generation that is not there', async () => {
      await expect(store().applyPage(NEXT, page('01', []))).rejects.toThrow(
        'no generation 2 of the read model ledgers',
      );
      await expect(store().get(NEXT, 'a')).rejects.toThrow('no generation 2');
      await expect(store().checkpoint(NEXT)).rejects.toThrow('no generation 2');
      await expect(store().parked(NEXT)).rejects.toThrow('no generation 2');
      await expect(store().find(NEXT, { where: {}, limit: 1 })).rejects.toThrow('no generation 2');
      await expect(dump(store(), NEXT)).rejects.toThrow('no generation 2');
    });
  });

  describe('tombstones', () => {
    it('stay, guard against late writes, and can be written over by newer ones', async () => {
      await store().applyPage(LEDGERS, page('01', [write('a', { tenant: 't' }, '01')]));
      await store().applyPage(LEDGERS, page('03', [write('a', null, '03')]));
      expect(await store().get(LEDGERS, 'a')).toEqual({ id: 'a', document: null, lastPosition: '03' });
      await store().applyPage(LEDGERS, page('03', [write('a', { tenant: 'late' }, '02')]));
      expect((await store().get(LEDGERS, 'a'))?.document).toBeNull();
      await store().applyPage(LEDGERS, page('04', [write('a', { tenant: 'back' }, '04')]));
      expect((await store().get(LEDGERS, 'a'))?.document).toEqual({ tenant: 'back' });
    });

    it('are in scans, not in lists', async () => {
      await store().applyPage(LEDGERS, page('02', [write('a', null, '01'), write('b', { tenant: 't' }, '02')]));
      expect((await dump(store())).map(({ id }) => id)).toEqual(['a', 'b']);
      const found = await store().find(LEDGERS, { where: {}, limit: 10 });
      expect(found.documents.map(({ id }) => id)).toEqual(['b']);
    });
  });

  describe('parked events', () => {
    const parked = (key: string, position: string) => ({ key, position, eventId: `e${position}`, error: 'poison' });

    it('are kept in order with the page that parked them, and go when they were folded', async () => {
      await store().applyPage(LEDGERS, { ...page('02', []), parked: [parked('b', '02'), parked('a', '01')] });
      await store().applyPage(LEDGERS, { ...page('03', []), parked: [parked('a', '03')] });
      expect(await store().parked(LEDGERS)).toEqual([parked('a', '01'), parked('a', '03'), parked('b', '02')]);
      await store().applyPage(LEDGERS, {
        ...page('03', [write('a', { n: 1 }, '01')]),
        unparked: [{ key: 'a', position: '01' }],
      });
      expect(await store().parked(LEDGERS)).toEqual([parked('a', '03'), parked('b', '02')]);
      expect((await store().get(LEDGERS, 'a'))?.document).toEqual({ n: 1 });
    });

    it('do not come back with a page that comes again', async () => {
      const first = { ...page('01', []), parked: [parked('a', '01')] };
      await store().applyPage(LEDGERS, first);
      await store().applyPage(LEDGERS, first);
      expect(await store().parked(LEDGERS)).toHaveLength(1);
      await store().applyPage(LEDGERS, { ...page('01', []), unparked: [{ key: 'a', position: '01' }] });
      await store().applyPage(LEDGERS, first);
      expect(await store().parked(LEDGERS)).toEqual([]);
    });
  });
}
