import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type {
  CollectionSpec,
  Document,
  DocumentStore,
  DocumentWrite,
  FindOptions,
  PageWrite,
} from './document-store.ts';
import { FieldNotIndexedError } from './find/check-find.ts';
import { InvalidCursorError } from './find/cursor.ts';

/** A store of its own for one test, and how to get rid of it. */
export interface DocumentStoreUnderTest {
  readonly store: DocumentStore;
  dispose(): Promise<void>;
}

const LEDGERS: CollectionSpec = {
  name: 'ledgers',
  generation: 1,
  indexes: [{ fields: ['tenant', 'usage.rows'] }, { fields: ['tenant', 'meter'] }],
};
const NEXT: CollectionSpec = { ...LEDGERS, generation: 2 };

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

/** What every document store does, on whatever it stands. */
export function documentStoreContract(name: string, open: () => Promise<DocumentStoreUnderTest>): void {
  describe(`document store contract: ${name}`, () => {
    let store: DocumentStore;
    let dispose: () => Promise<void>;
    beforeEach(async () => {
      ({ store, dispose } = await open());
      await store.ensure(LEDGERS);
    });
    afterEach(() => dispose());

    const dump = (ref = LEDGERS) => collect(store.scan(ref));

    describe('pages', () => {
      it('write documents and checkpoint together', async () => {
        expect(await store.checkpoint(LEDGERS)).toBeNull();
        await store.applyPage(LEDGERS, page('05', [write('a', { n: 1 }, '03'), write('b', { n: 2 }, '05')]));
        expect(await store.checkpoint(LEDGERS)).toBe('05');
        expect(await store.get(LEDGERS, 'a')).toEqual({ id: 'a', document: { n: 1 }, lastPosition: '03' });
        expect(await store.get(LEDGERS, 'c')).toBeNull();
      });

      it('move the checkpoint on also without documents', async () => {
        await store.applyPage(LEDGERS, page('05', []));
        expect(await store.checkpoint(LEDGERS)).toBe('05');
      });

      it('write nothing at all when one document cannot be written', async () => {
        await store.applyPage(LEDGERS, page('01', [write('a', { n: 1 }, '01')]));
        const circular: { [key: string]: unknown } = {};
        circular.self = circular;
        const writes = [write('a', { n: 2 }, '02'), write('b', circular as Document, '03')];
        await expect(store.applyPage(LEDGERS, page('03', writes))).rejects.toThrow();
        await expect(
          store.applyPage(LEDGERS, page('03', [write('c', {}, '02'), write('\ud800', {}, '03')])),
        ).rejects.toThrow('well-formed');
        expect(await dump()).toEqual([{ id: 'a', document: { n: 1 }, lastPosition: '01' }]);
        expect(await store.checkpoint(LEDGERS)).toBe('01');
      });

      it('change nothing when they come again, or late', async () => {
        const first = page('02', [write('a', { n: 1 }, '01'), write('b', { n: 1 }, '02')]);
        const second = page('04', [write('a', { n: 2 }, '03'), write('c', { n: 1 }, '04')]);
        await store.applyPage(LEDGERS, first);
        await store.applyPage(LEDGERS, second);
        const after = await dump();
        await store.applyPage(LEDGERS, second);
        await store.applyPage(LEDGERS, first);
        await store.applyPage(LEDGERS, page('04', [write('a', { n: 'same position' }, '03')]));
        expect(await dump()).toEqual(after);
        expect(await store.checkpoint(LEDGERS)).toBe('04');
      });

      it('keep JSON as it is, with its order of keys, and hold no reference to what they were given', async () => {
        const document = { z: 1, a: [true, null, { deep: 'ü😀' }], 10: 1.5e300, empty: {}, text: '\u0000"\\' };
        await store.applyPage(LEDGERS, page('01', [write('a', document, '01')]));
        const text = JSON.stringify(document);
        (document.a[2] as { deep: string }).deep = 'changed';
        const stored = await store.get(LEDGERS, 'a');
        expect(JSON.stringify(stored?.document)).toBe(text);
      });

      it('are refused for a generation that is not there', async () => {
        await expect(store.applyPage(NEXT, page('01', []))).rejects.toThrow(
          'no generation 2 of the read model ledgers',
        );
        await expect(store.get(NEXT, 'a')).rejects.toThrow('no generation 2');
        await expect(store.checkpoint(NEXT)).rejects.toThrow('no generation 2');
        await expect(store.parked(NEXT)).rejects.toThrow('no generation 2');
        await expect(store.find(NEXT, { where: {}, limit: 1 })).rejects.toThrow('no generation 2');
        await expect(dump(NEXT)).rejects.toThrow('no generation 2');
      });
    });

    describe('tombstones', () => {
      it('stay, guard against late writes, and can be written over by newer ones', async () => {
        await store.applyPage(LEDGERS, page('01', [write('a', { tenant: 't' }, '01')]));
        await store.applyPage(LEDGERS, page('03', [write('a', null, '03')]));
        expect(await store.get(LEDGERS, 'a')).toEqual({ id: 'a', document: null, lastPosition: '03' });
        await store.applyPage(LEDGERS, page('03', [write('a', { tenant: 'late' }, '02')]));
        expect((await store.get(LEDGERS, 'a'))?.document).toBeNull();
        await store.applyPage(LEDGERS, page('04', [write('a', { tenant: 'back' }, '04')]));
        expect((await store.get(LEDGERS, 'a'))?.document).toEqual({ tenant: 'back' });
      });

      it('are in scans, not in lists', async () => {
        await store.applyPage(LEDGERS, page('02', [write('a', null, '01'), write('b', { tenant: 't' }, '02')]));
        expect((await dump()).map(({ id }) => id)).toEqual(['a', 'b']);
        const found = await store.find(LEDGERS, { where: {}, limit: 10 });
        expect(found.documents.map(({ id }) => id)).toEqual(['b']);
      });
    });

    describe('document IDs', () => {
      it('may be any well-formed text, and are in order of their UTF-8 bytes', async () => {
        const writes = HOSTILE_IDS.map((id) => write(id, { tenant: id }, '01'));
        await store.applyPage(LEDGERS, page('01', writes));
        const sorted = [...HOSTILE_IDS].sort((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)));
        expect((await dump()).map(({ id }) => id)).toEqual(sorted);
        const many = await store.getMany(LEDGERS, [...HOSTILE_IDS, 'absent']);
        expect(many.size).toBe(HOSTILE_IDS.length);
        for (const id of HOSTILE_IDS) {
          expect(many.get(id)?.document).toEqual({ tenant: id });
          const found = await store.find(LEDGERS, { where: { tenant: id }, limit: 2 });
          expect(found.documents.map((document) => document.id)).toEqual([id]);
        }
        expect(await list(store, { where: {}, limit: 3 })).toEqual(sorted);
      });
    });

    describe('parked events', () => {
      const parked = (key: string, position: string) => ({ key, position, eventId: `e${position}`, error: 'poison' });

      it('are kept in order with the page that parked them, and go when they were folded', async () => {
        await store.applyPage(LEDGERS, { ...page('02', []), parked: [parked('b', '02'), parked('a', '01')] });
        await store.applyPage(LEDGERS, { ...page('03', []), parked: [parked('a', '03')] });
        expect(await store.parked(LEDGERS)).toEqual([parked('a', '01'), parked('a', '03'), parked('b', '02')]);
        await store.applyPage(LEDGERS, {
          ...page('03', [write('a', { n: 1 }, '01')]),
          unparked: [{ key: 'a', position: '01' }],
        });
        expect(await store.parked(LEDGERS)).toEqual([parked('a', '03'), parked('b', '02')]);
        expect((await store.get(LEDGERS, 'a'))?.document).toEqual({ n: 1 });
      });

      it('do not come back with a page that comes again', async () => {
        const first = { ...page('01', []), parked: [parked('a', '01')] };
        await store.applyPage(LEDGERS, first);
        await store.applyPage(LEDGERS, first);
        expect(await store.parked(LEDGERS)).toHaveLength(1);
        await store.applyPage(LEDGERS, { ...page('01', []), unparked: [{ key: 'a', position: '01' }] });
        await store.applyPage(LEDGERS, first);
        expect(await store.parked(LEDGERS)).toEqual([]);
      });
    });

    describe('generations', () => {
      it('stand side by side, each with documents, checkpoint and parked events of its own', async () => {
        await store.ensure(NEXT);
        await store.applyPage(LEDGERS, page('01', [write('a', { n: 1 }, '01')]));
        await store.applyPage(NEXT, page('09', [write('a', { n: 9 }, '09')]));
        expect(await store.generations('ledgers')).toEqual([1, 2]);
        expect((await store.get(LEDGERS, 'a'))?.document).toEqual({ n: 1 });
        expect((await store.get(NEXT, 'a'))?.document).toEqual({ n: 9 });
        expect([await store.checkpoint(LEDGERS), await store.checkpoint(NEXT)]).toEqual(['01', '09']);
      });

      it('serve one at a time, there and back', async () => {
        await store.ensure(NEXT);
        expect(await store.serving('ledgers')).toBeNull();
        for (const spec of [LEDGERS, NEXT, LEDGERS]) {
          await store.serve(spec);
          expect(await store.serving('ledgers')).toBe(spec.generation);
        }
        await expect(store.serve({ ...LEDGERS, generation: 3 })).rejects.toThrow('no generation 3');
        expect(await store.serving('ledgers')).toBe(1);
      });

      it('can be dropped with all they have, except the one that serves', async () => {
        await store.ensure(NEXT);
        await store.serve(NEXT);
        await store.applyPage(LEDGERS, {
          ...page('01', [write('a', {}, '01')]),
          parked: [{ key: 'b', position: '01', eventId: 'e', error: 'poison' }],
        });
        await expect(store.drop(NEXT)).rejects.toThrow('serves');
        await store.drop(LEDGERS);
        await store.drop(LEDGERS);
        expect(await store.generations('ledgers')).toEqual([2]);
        await store.ensure(LEDGERS);
        expect(await dump()).toEqual([]);
        expect(await store.checkpoint(LEDGERS)).toBeNull();
        expect(await store.parked(LEDGERS)).toEqual([]);
      });

      it('are made once, and take indexes that were added later', async () => {
        await store.applyPage(LEDGERS, page('01', [write('a', { plan: 'free' }, '01')]));
        await store.ensure(LEDGERS);
        const byPlan: FindOptions = { where: { plan: 'free' }, limit: 1 };
        await expect(store.find(LEDGERS, byPlan)).rejects.toThrow(FieldNotIndexedError);
        await store.ensure({ ...LEDGERS, indexes: [{ fields: ['plan'] }] });
        expect((await store.find(LEDGERS, byPlan)).documents.map(({ id }) => id)).toEqual(['a']);
        await store.find(LEDGERS, { where: { tenant: 't' }, limit: 1 });
      });

      it.each(['', 'Ledgers', 'a b', 'a"b', '1a', 'a'.repeat(64)])('are refused under the name %j', async (bad) => {
        await expect(store.ensure({ ...LEDGERS, name: bad })).rejects.toThrow('Not a read model');
      });

      it('are refused with a number or a field that is none', async () => {
        await expect(store.ensure({ ...LEDGERS, generation: 0 })).rejects.toThrow('Not a generation');
        await expect(store.ensure({ ...LEDGERS, generation: 1.5 })).rejects.toThrow('Not a generation');
        for (const field of ['', 'a b', "a'b", 'a"b', 'a..b', '$a']) {
          await expect(store.ensure({ ...NEXT, indexes: [{ fields: [field] }] })).rejects.toThrow('Not a field');
        }
        await expect(store.ensure({ ...NEXT, indexes: [{ fields: [] }] })).rejects.toThrow('without fields');
        expect(await store.generations('ledgers')).toEqual([1]);
      });
    });

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
            await store.ensure(spec);
            const writes = all.map((document, index) => write(`d${index % 10}${index}`, document, '01'));
            await store.applyPage(spec, page('01', writes));
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
              expect(await list(store, options, spec)).toEqual(expected);
            }
          }),
          { numRuns: 40 },
        );
      });

      it('keep their place while documents before and after it are written', async () => {
        const writes = ['b', 'd', 'f', 'h'].map((meter) => write(meter, { tenant: 't', meter }, '01'));
        await store.applyPage(LEDGERS, page('01', writes));
        const options: FindOptions = { where: { tenant: 't' }, sortBy: 'meter', limit: 2 };
        const first = await store.find(LEDGERS, options);
        expect(first.documents.map(({ id }) => id)).toEqual(['b', 'd']);
        const later = [
          ...['a', 'c', 'e', 'z'].map((meter) => write(meter, { tenant: 't', meter }, '02')),
          write('d', null, '02'),
        ];
        await store.applyPage(LEDGERS, page('02', later));
        const rest = await list(store, { ...options, after: first.cursor ?? '' });
        expect(rest).toEqual(['e', 'f', 'h', 'z']);
      });

      it('end with a page that has no cursor, also when it is full', async () => {
        await store.applyPage(LEDGERS, page('01', [write('a', {}, '01'), write('b', {}, '01')]));
        expect((await store.find(LEDGERS, { where: {}, limit: 2 })).cursor).toBeNull();
        expect((await store.find(LEDGERS, { where: {}, limit: 1 })).cursor).toEqual(expect.any(String));
        expect(await store.find(LEDGERS, { where: { tenant: 'nobody' }, limit: 1 })).toEqual({
          documents: [],
          cursor: null,
        });
      });

      it('tell numbers from text', async () => {
        const writes = [write('number', { tenant: 1 }, '01'), write('text', { tenant: '1' }, '01')];
        await store.applyPage(LEDGERS, page('01', writes));
        expect(await list(store, { where: { tenant: 1 }, limit: 5 })).toEqual(['number']);
        expect(await list(store, { where: { tenant: '1' }, limit: 5 })).toEqual(['text']);
      });

      it('need every field to hold, and refuse fields without an index by name', async () => {
        const writes = [
          write('a', { tenant: 't', meter: 'rows' }, '01'),
          write('b', { tenant: 't', meter: 'tokens' }, '01'),
        ];
        await store.applyPage(LEDGERS, page('01', writes));
        expect(await list(store, { where: { tenant: 't', meter: 'tokens' }, limit: 5 })).toEqual(['b']);
        await expect(store.find(LEDGERS, { where: { plan: 'free' }, limit: 1 })).rejects.toThrow(FieldNotIndexedError);
        await expect(store.find(LEDGERS, { where: {}, sortBy: 'plan', limit: 1 })).rejects.toThrow(
          'ledgers@1 has no index on "plan"; indexed are tenant, usage.rows, meter',
        );
      });

      it('refuse cursors that are none, or of another order', async () => {
        const writes = ['a', 'b'].map((id) => write(id, { tenant: 't', meter: id }, '01'));
        await store.applyPage(LEDGERS, page('01', writes));
        const { cursor } = await store.find(LEDGERS, { where: {}, sortBy: 'meter', limit: 1 });
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
        for (const options of others) await expect(store.find(LEDGERS, options)).rejects.toThrow(InvalidCursorError);
      });

      it.each([0, 1001, 1.5, Number.NaN])('refuse the limit %p', async (limit) => {
        await expect(store.find(LEDGERS, { where: {}, limit })).rejects.toThrow(RangeError);
      });
    });

    it('scans in order of the IDs over more than one read, tombstones included', async () => {
      const ids = Array.from({ length: 1203 }, (_, index) => `d${String(index).padStart(5, '0')}`);
      const writes = ids.map((id, index) => write(id, index % 3 === 0 ? null : { index }, '01')).reverse();
      await store.applyPage(LEDGERS, page('01', writes));
      expect((await dump()).map(({ id }) => id)).toEqual(ids);
    });
  });
}

function write(id: string, document: Document | null, lastPosition: string): DocumentWrite {
  return { id, document, lastPosition };
}

function page(checkpoint: string, documents: readonly DocumentWrite[]): PageWrite {
  return { documents, parked: [], unparked: [], checkpoint };
}

/** The IDs of a whole list, page after page. */
async function list(store: DocumentStore, options: FindOptions, ref = LEDGERS): Promise<readonly string[]> {
  const ids: string[] = [];
  let next: string | null = options.after ?? null;
  do {
    const found = await store.find(ref, { ...options, ...(next === null ? {} : { after: next }) });
    expect(found.documents.length).toBeLessThanOrEqual(options.limit);
    ids.push(...found.documents.map(({ id }) => id));
    next = found.cursor;
  } while (next !== null);
  return ids;
}

async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
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
