import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EntryGapError, TenantOrder } from './tenant-order.ts';
import type { EntryOfTenant } from './tenant-order.ts';

type Seen = Map<string, number[]>;

/** Takes a stream and says what was handled, per tenant. */
async function consume(order: TenantOrder, stream: readonly EntryOfTenant[], seen: Seen = new Map()): Promise<Seen> {
  for (const event of stream) {
    await order.take(event, ({ tenant, entry }) => void seen.set(tenant, [...(seen.get(tenant) ?? []), entry]));
  }
  return seen;
}

const upTo = (last: number, after = 0) => Array.from({ length: last - after }, (_, index) => after + index + 1);

describe('the order of a tenant', () => {
  it('drops what came before, and hands on the rest', async () => {
    const order = new TenantOrder();
    const taken = [];
    for (const entry of [1, 2, 1, 2, 3, 3, 1, 4]) taken.push(await order.take({ tenant: 'a', entry }, () => undefined));
    expect(taken.filter((kind) => kind === 'handled')).toHaveLength(4);
    expect([...order.entries]).toEqual([['a', 4]]);
  });

  it('says which entry is missing, and handles nothing then', async () => {
    const order = new TenantOrder();
    const seen = await consume(order, [{ tenant: 'a', entry: 1 }]);
    const gap = await consume(order, [{ tenant: 'a', entry: 3 }], seen).catch((error: unknown) => error);
    expect(gap).toBeInstanceOf(EntryGapError);
    expect(gap).toMatchObject({ tenant: 'a', expected: 2, entry: 3 });
    // The way on: take what is missing first.
    await consume(
      order,
      [
        { tenant: 'a', entry: 2 },
        { tenant: 'a', entry: 3 },
      ],
      seen,
    );
    expect(seen.get('a')).toEqual([1, 2, 3]);
    await expect(consume(order, [{ tenant: 'b', entry: 2 }])).rejects.toThrow('Entry 2 of b came where entry 1');
  });

  it('begins after the entry that the caller remembers, and asks for it once', async () => {
    const asked: string[] = [];
    const lastEntry = async (tenant: string) => {
      asked.push(tenant);
      return tenant === 'a' ? 7 : null;
    };
    const order = new TenantOrder({ lastEntry, begin: 'anywhere' });
    const stream = [
      { tenant: 'a', entry: 6 },
      { tenant: 'b', entry: 40 },
      { tenant: 'a', entry: 8 },
      { tenant: 'b', entry: 41 },
    ];
    expect(await consume(order, stream)).toEqual(
      new Map([
        ['b', [40, 41]],
        ['a', [8]],
      ]),
    );
    // A repeat leaves nothing to remember.
    expect(asked).toEqual(['a', 'b', 'a']);
    await expect(consume(order, [{ tenant: 'a', entry: 10 }])).rejects.toThrow(EntryGapError);
    order.forget();
    await consume(order, [{ tenant: 'a', entry: 8 }]);
    expect(asked).toEqual(['a', 'b', 'a', 'a']);
  });

  it('takes an event again whose handling failed', async () => {
    const order = new TenantOrder();
    await expect(
      order.take({ tenant: 'a', entry: 1 }, () => {
        throw new Error('not now');
      }),
    ).rejects.toThrow('not now');
    expect(await order.take({ tenant: 'a', entry: 1 }, () => undefined)).toBe('handled');
  });
});

/**
 * What reaches a partition when publishers fail and resume: each begins at or before what was acknowledged, sends in
 * order, and may stop anywhere; a stale one may wake up and send what it had in hand at any time after.
 */
const streamOf = (tenants: number) =>
  fc
    .array(
      fc.record({
        back: fc.nat(12),
        forward: fc.nat(20),
        /** Where in what follows a stale publisher's last page arrives a second time; `null`: never. */
        stale: fc.option(fc.nat(60), { nil: null }),
        tenantOf: fc.array(fc.nat(tenants - 1), { minLength: 40, maxLength: 40 }),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((publishers) => {
      const log: EntryOfTenant[] = [];
      const heads = new Map<string, number>();
      const stream: EntryOfTenant[] = [];
      let acknowledged = 0;
      const late: { at: number; events: readonly EntryOfTenant[] }[] = [];
      for (const { back, forward, stale, tenantOf } of publishers) {
        const from = Math.max(0, acknowledged - back);
        const to = acknowledged + forward;
        while (log.length < to) {
          const tenant = `t${tenantOf[log.length % tenantOf.length] ?? 0}`;
          const entry = (heads.get(tenant) ?? 0) + 1;
          heads.set(tenant, entry);
          log.push({ tenant, entry });
        }
        const sent = log.slice(from, to);
        stream.push(...sent);
        if (stale !== null) late.push({ at: stream.length + stale, events: sent });
        acknowledged = Math.max(acknowledged, to);
      }
      for (const { at, events } of late.sort((left, right) => right.at - left.at)) stream.splice(at, 0, ...events);
      return { stream, heads };
    });

describe('whatever repeats, resumes and wakes up late', () => {
  it('each tenant’s events are handled once, complete and in order', async () => {
    await fc.assert(
      fc.asyncProperty(streamOf(4), async ({ stream, heads }) => {
        const seen = await consume(new TenantOrder(), stream);
        for (const [tenant, head] of heads) expect(seen.get(tenant)).toEqual(upTo(head));
      }),
      { numRuns: 300 },
    );
  });

  it('also over restarts of a consumer that remembers, and begins at an earlier offset again', async () => {
    await fc.assert(
      fc.asyncProperty(streamOf(3), fc.array(fc.nat(200), { maxLength: 6 }), async ({ stream, heads }, stops) => {
        const kept: Seen = new Map();
        let offset = 0;
        for (const stop of [...stops, stream.length]) {
          const order = new TenantOrder({ lastEntry: (tenant) => kept.get(tenant)?.at(-1) ?? null });
          const until = Math.max(offset, Math.min(stop, stream.length));
          await consume(order, stream.slice(offset, until), kept);
          // Offsets are committed later than what was handled is kept.
          offset = Math.max(0, until - 5);
        }
        for (const [tenant, head] of heads) expect(kept.get(tenant)).toEqual(upTo(head));
      }),
      { numRuns: 200 },
    );
  });
});
