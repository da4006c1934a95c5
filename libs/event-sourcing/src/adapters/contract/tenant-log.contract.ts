import { beforeAll, expect, it } from '@jest/globals';
import type { StreamName, TenantId } from '@chancery/kernel';
import type { StoredEvent, TenantLogFilter } from '../../event-store.ts';
import { leafHash } from '@chancery/transparency';
import type { OpenedStore } from './opened-store.ts';
import { CLOSED, COUNTED, freshStream, freshTenant, hex, ids, newEvent, newEvents, wholeLog } from './sample-events.ts';

/** Entries: dense per tenant, with the leaves of its tree. */
export function tenantLogContract(opened: () => OpenedStore): void {
  const store = () => opened().store;
  const tenants = [freshTenant(), freshTenant(), freshTenant()] as const;
  const [tenant] = tenants;
  let stream: StreamName;
  let all: readonly StoredEvent[] = [];

  beforeAll(async () => {
    const streams = tenants.flatMap((each) => [freshStream('counter', each), freshStream('timer', each)]);
    [stream = freshStream()] = streams;
    const before = await store().head();
    await Promise.all(
      Array.from({ length: 120 }, (_, index) => {
        const target = streams[index % streams.length] ?? freshStream();
        const owner = tenants.find((each) => target.includes(`-${each}-`)) ?? tenant;
        const type = index % 4 === 0 ? CLOSED : COUNTED;
        const expected = index % 10 === 9 ? 7000 : 'any';
        return store().append(target, expected, [newEvent({ tenant: owner }), newEvent({ tenant: owner, type })]);
      }),
    );
    all = (await wholeLog(store(), before)).filter((event) => event.tenant === tenant);
  });

  it('numbers the entries of each tenant from 1 without gaps, in commit order', async () => {
    for (const each of tenants) {
      const entries = await store().readTenant(each, 0, 1000);
      expect(entries.map(({ entry }) => entry)).toEqual(entries.map((_, index) => index + 1));
      const positions = entries.map(({ position }) => position);
      expect(positions).toEqual(positions.toSorted());
      expect(entries.every((event) => event.tenant === each)).toBe(true);
      expect(await store().tenantHead(each)).toBe(entries.length);
    }
    expect(ids(await store().readTenant(tenant, 0, 1000))).toEqual(ids(all));
  });

  it('answers appends with the entry of their last event', async () => {
    const owner = freshTenant();
    if (!store().capabilities.entriesOnAppend) return;
    for (const lastEntry of [3, 6, 9]) {
      expect(await store().append(freshStream('counter', owner), 'any', newEvents(3, { tenant: owner }))).toMatchObject(
        { lastEntry },
      );
    }
  });

  it('keeps the leaf hash of the very bytes it keeps', async () => {
    for (const { stream: name, revision, id, type, bytes, leafHash: leaf } of all) {
      expect(hex(leaf)).toBe(hex(leafHash(name, revision, id, type, bytes)));
    }
  });

  it('knows a tenant without events', async () => {
    expect(await store().readTenant(freshTenant(), 0, 10)).toEqual([]);
    expect(await store().readTenant(freshTenant(), Infinity, 10, { direction: 'backward' })).toEqual([]);
    expect(await store().tenantHead('eu_nobody' as TenantId)).toBe(0);
  });

  const filters: [name: string, () => TenantLogFilter | undefined, passes: (event: StoredEvent) => boolean][] = [
    ['nothing asked', () => undefined, () => true],
    ['an empty filter', () => ({}), () => true],
    ['a type', () => ({ types: [CLOSED] }), ({ type }) => type === CLOSED],
    ['types', () => ({ types: [CLOSED, COUNTED] }), () => true],
    ['a type nobody wrote', () => ({ types: ['chancery.contract.unknown.v1'] }), () => false],
    ['a stream', () => ({ stream }), (event) => event.stream === stream],
    [
      'a stream and a type',
      () => ({ stream, types: [CLOSED] }),
      (event) => event.stream === stream && event.type === CLOSED,
    ],
    ['a stream nobody wrote', () => ({ stream: freshStream() }), () => false],
  ];
  it.each(filters)('reads forward and backward in pages, filtered by %s', async (_, filterOf, passes) => {
    const filter = filterOf();
    const expected = all.filter(passes);
    const read = (after: number, direction: 'forward' | 'backward') =>
      store().readTenant(tenant, after, 3, { direction, ...(filter ? { filter } : {}) });
    const forward: StoredEvent[] = [];
    for (let page = await read(0, 'forward'); page.length > 0; page = await read(page.at(-1)?.entry ?? 0, 'forward')) {
      forward.push(...page);
      expect(page.length).toBeLessThanOrEqual(3);
    }
    expect(ids(forward)).toEqual(ids(expected));
    const backward: StoredEvent[] = [];
    for (
      let page = await read(Infinity, 'backward');
      page.length > 0;
      page = await read(page.at(-1)?.entry ?? 0, 'backward')
    ) {
      backward.push(...page);
    }
    expect(ids(backward)).toEqual(ids(expected.toReversed()));
  });

  it('starts after the entry given, or before it', async () => {
    const entries = async (after: number, direction: 'forward' | 'backward') =>
      (await store().readTenant(tenant, after, 2, { direction })).map(({ entry }) => entry);
    expect(await entries(5, 'forward')).toEqual([6, 7]);
    expect(await entries(5, 'backward')).toEqual([4, 3]);
    expect(await entries(all.length, 'forward')).toEqual([]);
    expect(await entries(all.length + 50, 'forward')).toEqual([]);
    expect(await entries(1, 'backward')).toEqual([]);
    expect(await entries(-5, 'forward')).toEqual([1, 2]);
  });
}
