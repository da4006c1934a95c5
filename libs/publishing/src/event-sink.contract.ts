import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PublishedEvent } from './cloud-event/published-event.ts';
import type { EventSink, RefusedEvent } from './event-sink.ts';
import { publishedEvents, tenantNo } from './publishing.fixtures.ts';

/** A sink under test and what has arrived in it. */
export interface OpenedSink {
  readonly sink: EventSink;
  /** A record of so many bytes is refused; the small ones of the suite are not. */
  readonly tooManyBytes: number;
  /** What arrived of a tenant, oldest first, repeats included. Waits until nothing more comes. */
  arrived(tenant: string): Promise<readonly Arrived[]>;
  close(): Promise<void>;
}

export interface Arrived {
  readonly attributes: { readonly [name: string]: string };
  readonly record: Uint8Array;
}

/** What every sink promises. Each test uses tenants of its own. */
export function eventSinkContract(name: string, open: () => Promise<OpenedSink>): void {
  describe(name, () => {
    let opened: OpenedSink;
    let made = Math.floor(Math.random() * 1e9);
    const freshTenant = () => tenantNo(++made);

    beforeAll(async () => {
      opened = await open();
    }, 120_000);
    afterAll(() => opened.close(), 120_000);

    /** As the publisher does it: what may not have arrived is sent again. */
    const send = async (events: readonly PublishedEvent[]): Promise<readonly RefusedEvent[]> => {
      for (let attempts = 0; ; attempts++) {
        try {
          return await opened.sink.send(events);
        } catch (error) {
          // A topic that was made a moment ago may have no leader yet.
          if (attempts === 20) throw error;
          await new Promise((resolve) => setTimeout(resolve, 100));
          await opened.sink.open();
        }
      }
    };

    const arrivedOnce = async (tenant: string): Promise<readonly Arrived[]> => {
      let last = 0;
      return (await opened.arrived(tenant)).filter(({ attributes }) => {
        const entry = Number(attributes['entry']);
        if (entry <= last) return false;
        last = entry;
        return true;
      });
    };

    const expectArrived = async (tenant: string, sent: readonly PublishedEvent[]) => {
      const own = sent.filter((event) => event.tenant === tenant);
      const arrived = await arrivedOnce(tenant);
      expect(arrived.map(({ attributes }) => attributes)).toEqual(own.map(({ attributes }) => attributes));
      expect(arrived.map(({ record }) => hex(record))).toEqual(own.map(({ record }) => hex(record)));
    };

    it('refuses to send before it is open', async () => {
      await opened.sink.close();
      await expect(opened.sink.send(await publishedEvents([freshTenant()]))).rejects.toThrow('not open');
    });

    it('takes attributes and records as they are, in order per tenant', async () => {
      const tenants = [freshTenant(), freshTenant(), freshTenant()];
      const events = await publishedEvents(
        Array.from({ length: 90 }, (_, index) => tenants[index % 3] ?? freshTenant()),
      );
      await opened.sink.open();
      expect(await send(events.slice(0, 40))).toEqual([]);
      expect(await send(events.slice(40))).toEqual([]);
      for (const tenant of tenants) await expectArrived(tenant, events);
    }, 60_000);

    it('goes on after it was closed and opened again', async () => {
      const tenant = freshTenant();
      const events = await publishedEvents([tenant, tenant, tenant]);
      await opened.sink.open();
      await send(events.slice(0, 1));
      await opened.sink.close();
      await opened.sink.open();
      await opened.sink.open();
      await send(events.slice(1));
      await expectArrived(tenant, events);
    }, 60_000);

    it('takes nothing of a tenant behind what it refuses, and everything of the others', async () => {
      const [blocked, free] = [freshTenant(), freshTenant()];
      const tenants = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? blocked : free));
      const events = await publishedEvents(tenants, (index) => (index === 10 ? opened.tooManyBytes : 0));
      await opened.sink.open();
      const refused = await send(events);
      expect(refused.map(({ event }) => event.entry)).toEqual([6]);
      expect(refused.map(({ event }) => event.tenant)).toEqual([blocked]);
      expect(refused[0]?.error).toMatch(/bytes/);
      const entries = async (tenant: string) =>
        (await arrivedOnce(tenant)).map(({ attributes }) => Number(attributes['entry']));
      expect(await entries(blocked)).toEqual([1, 2, 3, 4, 5]);
      expect(await entries(free)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    }, 60_000);

    it('takes nothing amiss in an empty page', async () => {
      await opened.sink.open();
      expect(await opened.sink.send([])).toEqual([]);
    }, 60_000);
  });
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}
