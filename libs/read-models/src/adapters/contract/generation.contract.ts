import { describe, expect, it } from '@jest/globals';
import type { FindOptions } from '../../document-store.ts';
import { FieldNotIndexedError } from '../../find/check-find.ts';
import { dump, LEDGERS, NEXT, page, write } from './opened-store.ts';
import type { OpenedStore } from './opened-store.ts';

/** Versions of a read model, side by side. */
export function generationContract(store: OpenedStore): void {
  describe('generations', () => {
    it('stand side by side, each with documents, checkpoint and parked events of its own', async () => {
      await store().ensure(NEXT);
      await store().applyPage(LEDGERS, page('01', [write('a', { n: 1 }, '01')]));
      await store().applyPage(NEXT, page('09', [write('a', { n: 9 }, '09')]));
      expect(await store().generations('ledgers')).toEqual([1, 2]);
      expect((await store().get(LEDGERS, 'a'))?.document).toEqual({ n: 1 });
      expect((await store().get(NEXT, 'a'))?.document).toEqual({ n: 9 });
      expect([await store().checkpoint(LEDGERS), await store().checkpoint(NEXT)]).toEqual(['01', '09']);
    });

    it('serve one at a time, there and back', async () => {
      await store().ensure(NEXT);
      expect(await store().serving('ledgers')).toBeNull();
      for (const spec of [LEDGERS, NEXT, LEDGERS]) {
        await store().serve(spec);
        expect(await store().serving('ledgers')).toBe(spec.generation);
      }
      await expect(store().serve({ ...LEDGERS, generation: 3 })).rejects.toThrow('no generation 3');
      expect(await store().serving('ledgers')).toBe(1);
    });

    it('can be dropped with all they have, except the one that serves', async () => {
      await store().ensure(NEXT);
      await store().serve(NEXT);
      await store().applyPage(LEDGERS, {
        ...page('01', [write('a', {}, '01')]),
        parked: [{ key: 'b', position: '01', eventId: 'e', error: 'poison' }],
      });
      await expect(store().drop(NEXT)).rejects.toThrow('serves');
      await store().drop(LEDGERS);
      await store().drop(LEDGERS);
      expect(await store().generations('ledgers')).toEqual([2]);
      await store().ensure(LEDGERS);
      expect(await dump(store())).toEqual([]);
      expect(await store().checkpoint(LEDGERS)).toBeNull();
      expect(await store().parked(LEDGERS)).toEqual([]);
    });

    it('are made once, and take indexes that were added later', async () => {
      await store().applyPage(LEDGERS, page('01', [write('a', { plan: 'free' }, '01')]));
      await store().ensure(LEDGERS);
      const byPlan: FindOptions = { where: { plan: 'free' }, limit: 1 };
      await expect(store().find(LEDGERS, byPlan)).rejects.toThrow(FieldNotIndexedError);
      await store().ensure({ ...LEDGERS, indexes: [{ fields: ['plan'] }] });
      expect((await store().find(LEDGERS, byPlan)).documents.map(({ id }) => id)).toEqual(['a']);
      await store().find(LEDGERS, { where: { tenant: 't' }, limit: 1 });
    });

    it.each(['', 'Ledgers', 'a b', 'a"b', '1a', 'a'.repeat(64)])('are refused under the name %j', async (bad) => {
      await expect(store().ensure({ ...LEDGERS, name: bad })).rejects.toThrow('Not a read model');
    });

    it('are refused with a number or a field that is none', async () => {
      await expect(store().ensure({ ...LEDGERS, generation: 0 })).rejects.toThrow('Not a generation');
      await expect(store().ensure({ ...LEDGERS, generation: 1.5 })).rejects.toThrow('Not a generation');
      for (const field of ['', 'a b', "a'b", 'a"b', 'a..b', '$a']) {
        await expect(store().ensure({ ...NEXT, indexes: [{ fields: [field] }] })).rejects.toThrow('Not a field');
      }
      await expect(store().ensure({ ...NEXT, indexes: [{ fields: [] }] })).rejects.toThrow('without fields');
      expect(await store().generations('ledgers')).toEqual([1]);
    });
  });
}
