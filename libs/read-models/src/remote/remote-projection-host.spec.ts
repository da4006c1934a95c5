import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openMemoryEventStore } from '@chancery/event-sourcing/memory';
import type { MemoryEventStore } from '@chancery/event-sourcing/memory';
import { MemoryDocumentStore } from '../adapters/memory/index.ts';
import {
  append,
  counted,
  decodeWith,
  IGNORED,
  journalProjection,
  messageOf,
  Poison,
  tallyProjection,
  UnreliableDocumentStore,
} from '../host/host.fixtures.ts';
import { openProjectionHost } from '../host/open-projection-host.ts';
import { PROGRESS } from '../progress/plane-progress.ts';
import { ReadModelBehindError } from '../projection-host.ts';
import type { RunningProjectionHost } from '../projection-host.ts';
import type { Projection } from '../projection.ts';
import { RemoteProjectionHost } from './remote-projection-host.ts';

const PATIENT_MS = 20_000;

describe('the projection host of a process that does not fold', () => {
  let poison: Poison;
  let events: MemoryEventStore;
  let documents: UnreliableDocumentStore;
  let folding: RunningProjectionHost | null;
  let remote: RemoteProjectionHost;
  let fence: number;
  const tally = () => tallyProjection(poison);
  const projections = () => [tally(), journalProjection] as readonly Projection[];

  beforeEach(() => {
    poison = new Poison();
    events = openMemoryEventStore({ plane: 'eu' });
    documents = new UnreliableDocumentStore(new MemoryDocumentStore());
    folding = null;
    fence = 0;
    remote = new RemoteProjectionHost({ events, readModels: documents.store, projections: projections() });
  });
  afterEach(() => folding?.stop());

  const fold = async () => {
    await folding?.stop();
    folding = await openProjectionHost({
      events,
      readModels: documents.store,
      projections: projections(),
      decode: decodeWith(poison),
      retryDelayMs: 1,
      publish: { writer: `projector ${fence + 1}`, fence: (fence += 1) },
    });
    await folding.start();
    return folding;
  };
  const total = async (key: string, minPosition: string | null = null) =>
    (await remote.readModel(tally()).get(key, { minPosition }))?.total ?? null;

  it('says that nothing was built yet while no projector has ever run', async () => {
    const position = await append(events, counted(1, 'a'));
    const failed = remote.readModel(tally()).get('a');
    await expect(failed).rejects.toThrow(ReadModelBehindError);
    expect(await messageOf(failed)).toContain('tally was not built yet: no projector has run');
    expect(await messageOf(remote.waitFor('tally', position, 20))).toContain('was not built yet');
    expect(await remote.status()).toMatchObject([
      { name: 'tally', checkpoint: '', head: position, failure: 'No projector has built it yet' },
      { name: 'journal', checkpoint: '' },
    ]);
    expect(await remote.folding()).toBeNull();
    expect(await remote.readModel(tally()).parked('a')).toBe(false);
  });

  it('answers as soon as there is one', async () => {
    const position = await append(events, counted(1, 'a'));
    const waiting = remote.waitFor('tally', position, PATIENT_MS);
    await fold();
    await waiting;
    expect(await total('a')).toBe(1);
    expect((await remote.folding())?.writer).toBe('projector 1');
  });

  it('waits for a position, whether or not the read model had anything to fold there', async () => {
    await fold();
    expect(await total('a', await append(events, counted(1, 'a')))).toBe(1);
    // Nothing of this is written into the read models: their own checkpoints stay where they are.
    expect(await total('a', await append(events, { type: IGNORED, keys: [], amount: 0 }))).toBe(1);
    const page = await remote.readModel(tally()).find({
      where: {},
      sortBy: 'total',
      limit: 10,
      minPosition: await append(events, counted(2, 'b')),
    });
    expect(page.items.map(({ key, total: sum }) => [key, sum])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  it('gives up when the position is not reached in time', async () => {
    await (await fold()).stop();
    const position = await append(events, counted(1, 'a'));
    const failed = remote.waitFor('tally', position, 30);
    await expect(failed).rejects.toThrow(ReadModelBehindError);
    expect(await messageOf(failed)).toContain(`has not reached ${position} within 30 ms`);
  });

  it('asks the generation that serves, also when the one before is gone', async () => {
    const host = await fold();
    await host.waitFor('tally', await append(events, counted(1, 'a')));
    expect(await total('a')).toBe(1);
    const { rebuilt } = await host.rebuild('tally');
    await host.switchTo('tally', rebuilt.generation);
    await documents.store.drop({ name: 'tally', generation: 1001 });
    expect(await total('a')).toBe(1);
  });

  it('sees a switch soon, and the way back', async () => {
    const host = await fold();
    await host.waitFor('tally', await append(events, counted(1, 'a')));
    await host.rebuild('tally');
    for (const generation of [1002, 1001, 1002]) {
      await host.switchTo('tally', generation);
      const position = await append(events, counted(1, 'a'));
      expect(await remote.reach('tally', position, { aliasMaxAgeMs: 0 })).toBe(generation);
      expect((await remote.status())[0]).toMatchObject({
        serving: { generation },
        standby: { generation: generation === 1001 ? 1002 : 1001 },
        rebuilding: null,
      });
    }
  });

  it('keeps the generation that served before for as long as others may still ask it', async () => {
    const host = await fold();
    await host.waitFor('tally', await append(events, counted(1, 'a')));
    expect(await remote.reach('tally', null)).toBe(1001);
    await host.rebuild('tally');
    await host.switchTo('tally', 1002);
    // A second rebuild drops generation 1001, which this process may still take for the serving one.
    const rebuilding = host.rebuild('tally');
    expect(await total('a')).toBe(1);
    expect((await rebuilding).rebuilt.generation).toBe(1003);
    expect(await documents.store.generations('tally')).toEqual([1002, 1003]);
    expect(await total('a')).toBe(1);
  });

  it('goes on through rebuilds, switches, ways back and changes of the projector under load', async () => {
    let host = await fold();
    await host.waitFor('tally', await append(events, counted(0, 'a')));
    const ending = new AbortController();
    let sum = 0;
    const load = async () => {
      while (!ending.signal.aborted) {
        const position = await append(events, counted(1, 'a'));
        sum += 1;
        const atLeast = sum;
        const seen = await remote.readModel(tally()).get('a', { minPosition: position });
        expect(seen?.total).toBeGreaterThanOrEqual(atLeast);
      }
    };
    const loads = [load(), load(), load()];
    for (let round = 0; round < 3; round += 1) {
      const { rebuilt, serving, differing } = await host.rebuild('tally');
      expect(differing.count).toBe(0);
      await host.switchTo('tally', rebuilt.generation);
      await host.switchTo('tally', serving.generation);
      host = await fold();
      await host.switchTo('tally', rebuilt.generation);
    }
    ending.abort();
    await Promise.all(loads);
    expect(await total('a', await events.head())).toBe(sum);
  }, 60_000);

  it('tells of parked events, and of those that were folded after all', async () => {
    const host = await fold();
    await host.waitFor('tally', await append(events, { ...counted(1, 'a'), poison: 'evolve' }, counted(1, 'b')));
    await remote.waitFor('tally', await events.head());
    expect((await remote.status())[0]).toMatchObject({ parked: 1, poison: [{ key: 'a', parked: 1 }] });
    const readModel = remote.readModel(tally());
    expect([await readModel.parked('a'), await readModel.parked('b')]).toEqual([true, false]);
    poison.active = false;
    await host.retryParked('tally', 'a');
    while ((await remote.status())[0]?.parked !== 0) await new Promise((resolve) => setTimeout(resolve, 5));
    while (await readModel.parked('a')) await new Promise((resolve) => setTimeout(resolve, 50));
  });

  it('is told by the present projector, not by one that lost its place', async () => {
    const old = await fold();
    await remote.waitFor('tally', await append(events, counted(1, 'a')));
    folding = null;
    const present = await fold();
    await old.stop();
    expect((await remote.folding())?.writer).toBe('projector 2');
    await present.stop();
    expect((await documents.store.get(PROGRESS, 'progress'))?.lastPosition).toContain('0000000000000002/');
  });

  it('learns of the progress although it could not be written down for a while', async () => {
    const host = await fold();
    await remote.waitFor('tally', await append(events, counted(1, 'a')));
    documents.writesLeft = 0;
    const position = await append(events, counted(1, 'a'));
    expect(await messageOf(remote.waitFor('tally', position, 30))).toContain('has not reached');
    expect((await host.status())[0]?.failure).toContain('the disk is full');
    documents.writesLeft = Infinity;
    await remote.waitFor('tally', position, PATIENT_MS);
    expect(await total('a')).toBe(2);
  });

  it('knows its projections only', () => {
    expect(() => remote.readModel({ ...tally(), name: 'other' })).toThrow('no projection other');
  });
});
