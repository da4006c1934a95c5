import { beforeEach, describe, expect, it } from '@jest/globals';
import { START } from '@chancery/event-sourcing';
import type { StoredEvent } from '@chancery/event-sourcing';
import { openMemoryEventStore } from '@chancery/event-sourcing/memory';
import { MemoryDocumentStore } from '../adapters/memory/index.ts';
import { GenerationFollower } from './generation-follower.ts';
import { append, counted, decodeWith, IGNORED, Poison, REMOVED, tallyProjection } from './host.fixtures.ts';
import type { TestEvent } from './host.fixtures.ts';
import { SharedPage } from './shared-page.ts';

describe('a generation’s follower', () => {
  const ref = { name: 'tally', generation: 1001 };
  let store: MemoryDocumentStore;
  let follower: GenerationFollower;
  let decoded: number[];

  beforeEach(async () => {
    store = new MemoryDocumentStore();
    await store.ensure({ ...ref, indexes: [] });
    follower = await GenerationFollower.open(tallyProjection(), ref, store);
    decoded = [];
  });

  const log = async (...all: readonly TestEvent[]): Promise<readonly StoredEvent[]> => {
    const events = openMemoryEventStore({ plane: 'eu' });
    await append(events, ...all);
    return (await events.readAll(START, all.length)).events;
  };
  const page = (events: readonly StoredEvent[]) =>
    new SharedPage(events, events.at(-1)?.position ?? '', (event) => {
      decoded.push(event.entry);
      return decodeWith(new Poison())(event);
    });

  it('takes of a page what it has not seen: what overlaps is neither decoded, folded nor parked again', async () => {
    const poison = { ...counted(1, 'b'), poison: 'evolve' as const };
    const events = await log(counted(1, 'a'), poison, counted(2, 'a'), { ...poison, poison: 'keys' });
    await follower.apply(page(events.slice(0, 3)));
    decoded = [];
    await follower.apply(page(events.slice(1)));
    expect(decoded).toEqual([4]);
    expect((await store.get(ref, 'a'))?.document).toMatchObject({ total: 3 });
    expect(follower.parkedKeys.total).toBe(2);
    expect(await store.parked(ref)).toHaveLength(2);
  });

  it('never goes back', async () => {
    const events = await log(counted(1, 'a'), counted(2, 'a'));
    await follower.apply(page(events));
    await follower.apply(page(events.slice(0, 1)));
    expect(follower.reached).toBe(events[1]?.position);
    expect(await store.checkpoint(ref)).toBe(events[1]?.position);
  });

  it('names poison when it comes, not those that wait behind it', async () => {
    const poison = { ...counted(1, 'a'), poison: 'evolve' as const };
    const events = await log(poison, counted(2, 'a'), poison);
    const named = await follower.apply(page(events));
    expect(named).toMatchObject([{ key: 'a', eventId: events[0]?.id, error: 'Error: poison in evolve' }]);
    expect(follower.parkedKeys.first).toMatchObject([{ key: 'a', eventId: events[0]?.id, parked: 3 }]);
  });

  it('leaves a tombstone for what was there, none for what never was', async () => {
    await follower.apply(page(await log(counted(1, 'a'), { type: REMOVED, keys: ['a', 'never'], amount: 0 })));
    expect(await store.get(ref, 'a')).toMatchObject({ document: null });
    expect(await store.get(ref, 'never')).toBeNull();
  });

  it('folds an event once into a document that it names twice', async () => {
    await follower.apply(page(await log(counted(1, 'a', 'a', 'a'))));
    expect((await store.get(ref, 'a'))?.document).toMatchObject({ total: 1 });
  });

  it('writes its checkpoint down when it is told to, if it has moved without a write', async () => {
    const events = await log(counted(1, 'a'), { type: IGNORED, keys: [], amount: 0 });
    await follower.apply(page(events.slice(0, 1)));
    await follower.apply(page(events.slice(1)));
    expect(await store.checkpoint(ref)).toBe(events[0]?.position);
    await follower.flush();
    expect(await store.checkpoint(ref)).toBe(events[1]?.position);
  });
});
