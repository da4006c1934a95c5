import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Document, FindOptions } from '../../document-store.ts';
import { FieldNotIndexedError } from '../../find/check-find.ts';
import { InvalidCursorError } from '../../find/cursor.ts';
import { dump, LEDGERS, list, page, write } from './opened-store.ts';
import type { OpenedStore } from './opened-store.ts';

/** Lists by index, and the scan of everything. */
export function listContract(store: OpenedStore): void {
  describe('lists', () => {
    /** Few values, so that ties are common; a missing field, a number and texts that sort differently as UTF-16. */
    const value = fc.constantFrom<Document['x']>(1, 2, -1.5, 'a', 'b', '\uffff', '😀', null, true, undefined);
    const documents = fc.array(
      fc.record({ tenant: fc.constantFrom('t', 'u'), value }).map(({ tenant, value: rows }) => ({
        tenant,
        ...(rows === undefined ? {} : { usage: { rows } }),
      })),
      { maxLength: 25 },
    );

    it('page over ties and missing fields in either direction without gap or repeat', async () => {
      let generation = 2;
      await fc.assert(
        fc.asyncProperty(documents, fc.integer({ min: 1, max: 7 }), fc.boolean(), async (all, limit, descending) => {
          const spec = { ...LEDGERS, generation: (generation += 1) };
          await store().ensure(spec);
          const writes = all.map((document, index) => write(`d${index % 10}${index}`, document, '01'));
          await store().applyPage(spec, page('01', writes));
          for (const sortBy of ['usage.rows', undefined]) {
            const expected = writes
              .filter(({ document }) => document?.tenant === 't')
              .map(({ id, document }) => ({ id, value: sortBy === undefined ? null : rowsOf(document) }))
              .sort((left, right) => compareValues(left.value, right.value) || compareBytes(left.id, right.id))
              .map(({ id }) => id);
            if (descending) expected.reverse();
            const options = {
              where: { tenant: 't' },
              limit,
              descending,
              ...(sortBy === undefined ? {} : { sortBy }),
            };
            expect(await list(store(), options, spec)).toEqual(expected);
          }
        }),
        { numRuns: 40 },
      );
    });

    it('keep their place while documents before and after it are written', async () => {
      const writes = ['b', 'd', 'f', 'h'].map((meter) => write(meter, { tenant: 't', meter }, '01'));
      await store().applyPage(LEDGERS, page('01', writes));
      const options: FindOptions = { where: { tenant: 't' }, sortBy: 'meter', limit: 2 };
      const first = await store().find(LEDGERS, options);
      expect(first.documents.map(({ id }) => id)).toEqual(['b', 'd']);
      const later = [
        ...['a', 'c', 'e', 'z'].map((meter) => write(meter, { tenant: 't', meter }, '02')),
        write('d', null, '02'),
      ];
      await store().applyPage(LEDGERS, page('02', later));
      const rest = await list(store(), { ...options, after: first.cursor ?? '' });
      expect(rest).toEqual(['e', 'f', 'h', 'z']);
    });

    it('end with a page that has no cursor, also when it is full', async () => {
      await store().applyPage(LEDGERS, page('01', [write('a', {}, '01'), write('b', {}, '01')]));
      expect((await store().find(LEDGERS, { where: {}, limit: 2 })).cursor).toBeNull();
      expect((await store().find(LEDGERS, { where: {}, limit: 1 })).cursor).toEqual(expect.any(String));
      expect(await store().find(LEDGERS, { where: { tenant: 'nobody' }, limit: 1 })).toEqual({
        documents: [],
        cursor: null,
      });
    });

    it('tell numbers from text', async () => {
      const writes = [write('number', { tenant: 1 }, '01'), write('text', { tenant: '1' }, '01')];
      await store().applyPage(LEDGERS, page('01', writes));
      expect(await list(store(), { where: { tenant: 1 }, limit: 5 })).toEqual(['number']);
      expect(await list(store(), { where: { tenant: '1' }, limit: 5 })).toEqual(['text']);
    });

    it('need every field to hold, and refuse fields without an index by name', async () => {
      const writes = [
        write('a', { tenant: 't', meter: 'rows' }, '01'),
        write('b', { tenant: 't', meter: 'tokens' }, '01'),
      ];
      await store().applyPage(LEDGERS, page('01', writes));
      expect(await list(store(), { where: { tenant: 't', meter: 'tokens' }, limit: 5 })).toEqual(['b']);
      await expect(store().find(LEDGERS, { where: { plan: 'free' }, limit: 1 })).rejects.toThrow(FieldNotIndexedError);
      await expect(store().find(LEDGERS, { where: {}, sortBy: 'plan', limit: 1 })).rejects.toThrow(
        'ledgers@1 has no index on "plan"; indexed are tenant, usage.rows, meter',
      );
    });

    it('refuse cursors that are none, or of another order', async () => {
      const writes = ['a', 'b'].map((id) => write(id, { tenant: 't', meter: id }, '01'));
      await store().applyPage(LEDGERS, page('01', writes));
      const { cursor } = await store().find(LEDGERS, { where: {}, sortBy: 'meter', limit: 1 });
      const after = cursor ?? '';
      expect(after).toMatch(/^[A-Za-z0-9_-]+$/);
      const others: FindOptions[] = [
        { where: {}, limit: 1, after },
        { where: {}, limit: 1, after, sortBy: 'tenant' },
        { where: {}, limit: 1, after, sortBy: 'meter', descending: true },
        { where: {}, limit: 1, after: 'nonsense' },
        { where: {}, limit: 1, after: '' },
        { where: {}, limit: 1, after: Buffer.from('[null,false,{},"a"]').toString('base64url') },
        { where: {}, limit: 1, after: Buffer.from('[null,false,null,7]').toString('base64url') },
      ];
      for (const options of others) await expect(store().find(LEDGERS, options)).rejects.toThrow(InvalidCursorError);
    });

    it.each([0, 1001, 1.5, Number.NaN])('refuse the limit %p', async (limit) => {
      await expect(store().find(LEDGERS, { where: {}, limit })).rejects.toThrow(RangeError);
    });
  });

  it('scans in order of the IDs over more than one read, tombstones included', async () => {
    const ids = Array.from({ length: 1203 }, (_, index) => `d${String(index).padStart(5, '0')}`);
    const writes = ids.map((id, index) => write(id, index % 3 === 0 ? null : { index }, '01')).reverse();
    await store().applyPage(LEDGERS, page('01', writes));
    expect((await dump(store())).map(({ id }) => id)).toEqual(ids);
  });
}

/** What `usage.rows` sorts as: text and numbers; anything else counts as missing. */
function rowsOf(document: Document | null): string | number | null {
  const { rows } = (document?.usage ?? {}) as { readonly rows?: unknown };
  return typeof rows === 'string' || typeof rows === 'number' ? rows : null;
}

function compareValues(left: string | number | null, right: string | number | null): number {
  const rank = (value: string | number | null) => (value === null ? 0 : typeof value === 'number' ? 1 : 2);
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') return compareBytes(left, right);
  return rank(left) - rank(right);
}

function compareBytes(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}
