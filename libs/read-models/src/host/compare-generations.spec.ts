import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryDocumentStore } from '../adapters/memory/index.ts';
import type { CollectionRef, Document } from '../document-store.ts';
import { compareGenerations } from './compare-generations.ts';

const LEFT = { name: 'tally', generation: 1001 };
const RIGHT = { name: 'tally', generation: 1002 };

describe('compareGenerations', () => {
  let store: MemoryDocumentStore;
  let position: number;
  beforeEach(async () => {
    store = new MemoryDocumentStore();
    position = 1;
    for (const ref of [LEFT, RIGHT]) await store.ensure({ ...ref, indexes: [] });
  });
  const put = (ref: CollectionRef, documents: { readonly [id: string]: Document | null }) => {
    position += 1;
    const writes = Object.entries(documents).map(([id, document]) => ({ id, document, lastPosition: `${position}` }));
    return store.applyPage(ref, { documents: writes, parked: [], unparked: [], checkpoint: `${position}` });
  };
  const atOnce = <T>(work: () => Promise<T>) => work();

  it('tells apart what is missing, too many and different', async () => {
    await put(LEFT, { a: { n: 1 }, b: { n: 1 }, c: { n: 1 }, '😀': { n: 1 } });
    await put(RIGHT, { b: { n: 1 }, c: { n: 2 }, d: { n: 1 }, '\uffff': { n: 1 } });
    expect(await compareGenerations(store, LEFT, RIGHT, atOnce)).toEqual({
      documents: { left: 4, right: 4 },
      onlyInLeft: { count: 2, ids: ['a', '😀'] },
      onlyInRight: { count: 2, ids: ['d', '\uffff'] },
      differing: { count: 1, ids: ['c'] },
    });
  });

  it('takes a tombstone for nothing, and does not mind the order of members', async () => {
    await put(LEFT, { a: null, b: { x: 1, y: [{ p: 1, q: 2 }] }, c: { n: 1 } });
    await put(RIGHT, { b: { y: [{ q: 2, p: 1 }], x: 1 }, c: null, d: null });
    expect(await compareGenerations(store, LEFT, RIGHT, atOnce)).toMatchObject({
      documents: { left: 2, right: 1 },
      onlyInLeft: { count: 1, ids: ['c'] },
      onlyInRight: { count: 0 },
      differing: { count: 0 },
    });
  });

  it('does not count what only seemed to differ, because one side was a page behind', async () => {
    await put(LEFT, { a: { n: 2 }, b: { n: 1 } });
    await put(RIGHT, { a: { n: 1 }, b: { n: 2 } });
    const difference = await compareGenerations(store, LEFT, RIGHT, async (work) => {
      await put(RIGHT, { a: { n: 2 } });
      return work();
    });
    expect(difference.differing).toEqual({ count: 1, ids: ['b'] });
  });
});
