import { expect, it } from '@jest/globals';
import type { EventStore, TenantLog } from '../../event-store.ts';
import { START, StoreBusyError } from '../../event-store.ts';
import type { OpenedStore } from './opened-store.ts';
import {
  freshStream,
  freshTenant,
  hex,
  ids,
  newCommand,
  newEvent,
  newEvents,
  wholeLog,
  wholeStream,
} from './sample-events.ts';

/** Closing, and what is still there after opening again. Each test has a store of its own. */
export function lifetimeContract(open: () => Promise<OpenedStore>): void {
  const withStore = async (use: (opened: OpenedStore) => Promise<void>): Promise<void> => {
    const opened = await open();
    try {
      await use(opened);
    } finally {
      await opened.close();
    }
  };

  it('starts empty, of its plane', () =>
    withStore(async ({ store }) => {
      expect(store.plane).toBe('eu');
      expect(await store.head()).toBe(START);
      expect(await store.readAll(START, 10)).toEqual({ events: [], next: START, end: true });
    }));

  it('finishes what was accepted before it closes, and accepts nothing after', () =>
    withStore(async ({ store, reopen }) => {
      const stream = freshStream();
      const appends = Array.from({ length: 200 }, () => store.append(stream, 'any', newEvents(1)));
      const closed = store.close();
      await expect(store.append(stream, 'any', newEvents(1))).rejects.toThrow(StoreBusyError);
      const results = await Promise.allSettled(appends);
      await closed;
      const written = results.filter(({ status }) => status === 'fulfilled').length;
      // A promise made before close() is kept; what close() itself made fail was never accepted.
      expect(written).toBe(200);
      if (reopen) expect(await wholeStream(await reopen(), stream)).toHaveLength(written);
    }));

  it('ends its subscriptions when it closes, and closes once', () =>
    withStore(async ({ store }) => {
      const subscription = store.subscribe(START);
      const waiting = subscription[Symbol.asyncIterator]().next();
      await store.append(freshStream(), 'any', newEvents(1));
      expect((await waiting).done).toBe(false);
      const ended = subscription[Symbol.asyncIterator]().next();
      await store.close();
      await store.close();
      expect(await ended).toEqual({ done: true, value: undefined });
    }));

  it('has everything again after it was opened again', () =>
    withStore(async ({ store, reopen }) => {
      expect(reopen === undefined).toBe(!store.capabilities.durable);
      if (!reopen) return;
      const tenant = freshTenant();
      const stream = freshStream('counter', tenant);
      const { events, command } = newCommand(3, { tenant });
      const first = await store.append(stream, 'no_stream', events, [command]);
      await store.append(freshStream(), 'any', newEvents(20));
      const before = await snapshot(store);
      const again = await reopen();
      expect(await snapshot(again)).toEqual(before);
      expect(await again.findCommand(tenant, command.commandId)).toMatchObject({ commandHash: command.commandHash });
      // It still knows the events, the command, the revision and the entries.
      expect(await again.append(stream, 'no_stream', events, [command])).toEqual(first);
      if (again.capabilities.refusesRepeats) {
        const repeated = newCommand(1, { tenant, commandId: command.commandId });
        expect(await again.append(stream, 2, repeated.events, [repeated.command])).toMatchObject({
          kind: 'duplicate_command',
        });
      }
      expect(await again.append(stream, 1, [newEvent({ tenant })])).toEqual({ kind: 'wrong_revision', actual: 2 });
      expect(await again.append(stream, 2, [newEvent({ tenant })])).toMatchObject({ lastRevision: 3 });
      expect(await again.tenantHead(tenant)).toBe(4);
    }));
}

async function snapshot(store: EventStore & TenantLog) {
  const log = await wholeLog(store);
  return {
    ids: ids(log),
    events: log.map(({ bytes, leafHash, ...event }) => ({ ...event, bytes: hex(bytes), leafHash: hex(leafHash) })),
    head: await store.head(),
  };
}
