import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openMemoryEventStore } from '@chancery/event-sourcing/memory';
import { openSqliteDocumentStore } from '../adapters/sqlite/index.ts';
import type { DocumentStore } from '../document-store.ts';
import { append, counted, decodeWith, Poison, tallyProjection } from '../host/host.fixtures.ts';
import { openProjectionHost } from '../host/open-projection-host.ts';
import { RemoteProjectionHost } from './remote-projection-host.ts';

describe('two hosts on one file', () => {
  let folder: string;
  const opened: DocumentStore[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chancery-remote-'));
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
    await rm(folder, { recursive: true, force: true });
  });
  const openStore = async () => {
    const store = await openSqliteDocumentStore({ folder });
    opened.push(store);
    return store;
  };

  it('one folds, the other answers, through a rebuild and a switch', async () => {
    const events = openMemoryEventStore({ plane: 'eu' });
    const tally = tallyProjection();
    const folding = await openProjectionHost({
      events,
      readModels: await openStore(),
      projections: [tally],
      decode: decodeWith(new Poison()),
      publish: { writer: 'projector', fence: 1 },
    });
    const remote = new RemoteProjectionHost({ events, readModels: await openStore(), projections: [tally] });
    await folding.start();
    const total = async () =>
      (await remote.readModel(tally).get('a', { minPosition: await append(events, counted(1, 'a')) }))?.total;
    expect(await total()).toBe(1);
    const { rebuilt } = await folding.rebuild('tally');
    expect(await total()).toBe(2);
    await folding.switchTo('tally', rebuilt.generation);
    expect(await total()).toBe(3);
    expect(await remote.reach('tally', null, { aliasMaxAgeMs: 0 })).toBe(rebuilt.generation);
    await folding.rebuild('tally');
    expect(await total()).toBe(4);
    await folding.stop();
  }, 30_000);
});
