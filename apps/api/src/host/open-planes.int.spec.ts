import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadEventCatalogue } from '@chancery/event-sourcing';
import { StoreUnavailableError } from '@chancery/kernel';
import type { PlaneId } from '@chancery/kernel';
import { readApiConfiguration, servedPlane } from '@chancery/platform';
import { openPlanes } from './open-planes.ts';
import type { OpenPlanes, PlaneToOpen } from './open-planes.ts';
import { planesToOpen } from './planes-to-open.ts';

const CATALOGUE = fileURLToPath(new URL('../../../../eventstore/catalogue', import.meta.url));

describe('the planes of a process', () => {
  let folder: string;
  let opened: OpenPlanes[];
  let waited: string[];
  /** What opening a plane throws now, before anything is opened. */
  let wrong: Partial<Record<PlaneId, Error>>;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chancery-planes-'));
    opened = [];
    waited = [];
    wrong = {};
  });
  afterEach(async () => {
    for (const planes of opened) await planes.close();
    await rm(folder, { recursive: true, force: true });
  });

  const meter = { decided: () => undefined, appended: () => undefined };
  const onError = (_: unknown, what: string) => void waited.push(what);
  const toOpen = (): readonly PlaneToOpen[] => {
    const configuration = readApiConfiguration({ CHANCERY_DATA: folder });
    const planes = planesToOpen({ configuration, catalogue: loadEventCatalogue(CATALOGUE), onError, meter });
    const open = async ({ id, open: reallyOpen }: PlaneToOpen) => {
      const error = wrong[id];
      if (error) throw error;
      return reallyOpen();
    };
    return planes.map((plane) => ({ id: plane.id, open: () => open(plane) }));
  };
  const openAll = async (signal = new AbortController().signal) => {
    const planes = await openPlanes({ planes: toOpen(), onError, signal });
    opened.push(planes);
    return planes;
  };
  const outage = (why: string) => new StoreUnavailableError(why);
  const ids = (planes: readonly { readonly id: PlaneId }[]) => planes.map(({ id }) => id);

  it('are all open, in the order they are configured', async () => {
    const planes = await openAll();
    expect(ids(planes.all)).toEqual(['us', 'eu']);
    expect(planes.awaited).toEqual([]);
    expect([...planes.signingKeys.keys()]).toEqual(['us', 'eu']);
    expect(servedPlane(planes, 'eu')).toBe(planes.find('eu'));
  });

  it('are served while one is out of reach, which says so and joins when it can', async () => {
    wrong.us = outage('no route to it');
    const planes = await openAll();
    expect(ids(planes.all)).toEqual(['eu']);
    expect(planes.awaited).toEqual([{ id: 'us', error: 'no route to it' }]);
    expect(planes.find('us')).toBeNull();
    expect(() => servedPlane(planes, 'us')).toThrow(
      expect.objectContaining({ code: 'plane-unavailable', options: { retryAfterSeconds: 5 } }),
    );
    const joined = new Promise<PlaneId>((resolve) => planes.onJoined(({ id }) => resolve(id)));
    // Wrong for ever, but told when the other plane is served already: it is waited for all the same.
    wrong.us = new Error('wrong credentials');
    while (planes.awaited[0]?.error !== 'wrong credentials') await new Promise((resolve) => setTimeout(resolve, 5));
    delete wrong.us;
    expect(await joined).toBe('us');
    expect(ids(planes.all)).toEqual(['us', 'eu']);
    expect(planes.awaited).toEqual([]);
    expect(planes.signingKeys.get('us')).toBeDefined();
    expect(new Set(waited)).toEqual(new Set(['plane us waits for an engine']));
  });

  it('do not start, and leave nothing open, when one is wrong for ever', async () => {
    wrong.eu = new Error('wrong credentials');
    await expect(openAll()).rejects.toThrow('wrong credentials');
    wrong = {};
    // Its data folder was let go of.
    expect(ids((await openAll()).all)).toEqual(['us', 'eu']);
  });

  it('are waited for no longer when the process ends', async () => {
    wrong = { us: outage('away'), eu: outage('away') };
    const ending = new AbortController();
    const planes = await openAll(ending.signal);
    expect(planes.all).toEqual([]);
    expect(ids(planes.awaited)).toEqual(['us', 'eu']);
    ending.abort();
    await planes.close();
    expect(planes.all).toEqual([]);
  });
});
