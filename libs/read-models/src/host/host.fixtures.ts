import { randomUUID } from 'node:crypto';
import type { EventStore, NewEvent, StoredEvent, TenantLog } from '@chancery/event-sourcing';
import type { CommandId, EventId, JsonObject, StreamName, TenantId } from '@chancery/kernel';
import { DocumentTooLargeError } from '../document-store.ts';
import type { DocumentStore } from '../document-store.ts';
import type { RunningProjectionHost } from '../projection-host.ts';
import type { ProjectedEvent, Projection } from '../projection.ts';

export const TENANT = 'eu_t1' as TenantId;
export const COUNTED = 'chancery.tests.counted.v1';
export const REMOVED = 'chancery.tests.removed.v1';
/** No projection folds it. */
export const IGNORED = 'chancery.tests.ignored.v1';

/** An event of the tests: the documents it touches, how much it adds, and where it does harm. */
export interface TestEvent {
  readonly type: string;
  readonly keys: readonly string[];
  readonly amount: number;
  /** Where the projection fails on it; absent: nowhere. */
  readonly poison?: 'decode' | 'keys' | 'evolve';
}

export type Tally = {
  readonly key: string;
  readonly total: number;
  /** Present only after an odd total: so members come and go. */
  readonly odd?: boolean | undefined;
  readonly last: { readonly amount: number; readonly entry: number };
};

/** What poison does at the moment: tests mend the projections by clearing it. */
export class Poison {
  active = true;

  check(event: TestEvent, where: TestEvent['poison']): void {
    if (this.active && event.poison === where) throw new Error(`poison in ${where}`);
  }
}

export function counted(amount: number, ...keys: string[]): TestEvent {
  return { type: COUNTED, keys, amount };
}

/** Sums up what is counted per key. @param step makes another version count differently. */
export function tallyProjection(poison = new Poison(), version = 1, step = 1): Projection<Tally> {
  return {
    name: 'tally',
    version,
    types: [COUNTED, REMOVED],
    indexes: [{ fields: ['total'] }],
    keys(event) {
      poison.check(dataOf(event), 'keys');
      return dataOf(event).keys;
    },
    evolve(document, event, key) {
      poison.check(dataOf(event), 'evolve');
      if (event.type === REMOVED) return null;
      const { amount } = dataOf(event);
      const total = (document?.total ?? 0) + amount * step;
      const last = { amount, entry: event.entry };
      // An undefined member keeps its place among the keys in memory, and has none after a round trip through a store.
      const odd = total % 2 === 0 ? undefined : true;
      return document ? { ...document, total, odd, last } : { key, odd, total, last };
    },
  };
}

/** One document that every event touches. */
export const journalProjection: Projection<{ readonly entries: readonly number[] }> = {
  name: 'journal',
  version: 1,
  types: [COUNTED, REMOVED],
  indexes: [],
  keys: () => ['all'],
  evolve: (document, event) => ({ entries: [...(document?.entries ?? []), event.entry].slice(-10) }),
};

function dataOf(event: ProjectedEvent): TestEvent {
  return event.data as unknown as TestEvent;
}

/** Decodes what `append` wrote. */
export function decodeWith(poison: Poison) {
  return (stored: StoredEvent): ProjectedEvent => {
    const data = JSON.parse(Buffer.from(stored.bytes).toString()) as JsonObject;
    poison.check(data as unknown as TestEvent, 'decode');
    const { id, type, stream, revision, position, entry, tenant } = stored;
    return { id, type, stream, revision, position, entry, time: 0, tenant, plane: 'eu', actor: 'eu_atester', data };
  };
}

/** Appends all in one write and returns the position of the last. */
export async function append(events: EventStore & TenantLog, ...all: readonly TestEvent[]): Promise<string> {
  const newEvents = all.map((event): NewEvent => ({
    id: randomUUID() as EventId,
    type: event.type,
    tenant: TENANT,
    plane: 'eu',
    commandId: randomUUID() as CommandId,
    bytes: Buffer.from(JSON.stringify(event)),
  }));
  const result = await events.append(`tests-${TENANT}` as StreamName, 'any', newEvents);
  if (result.kind !== 'appended') throw new Error(result.kind);
  return result.position;
}

export async function dumpOf(host: RunningProjectionHost, name: string, generation?: number): Promise<string> {
  const lines: string[] = [];
  for await (const line of host.dump(name, generation)) lines.push(line);
  return lines.join('\n');
}

/** A real store whose writes fail after some of them, until it is told otherwise. */
export class UnreliableDocumentStore {
  /** Pages that are written before the next one fails. */
  writesLeft = Infinity;
  /** The page that fails is written all the same: only the answer is lost. */
  loseAnswer = false;
  /** Pages that were to be written. */
  writes = 0;
  readonly store: DocumentStore;

  constructor(inner: DocumentStore) {
    this.store = new Proxy(inner, {
      get: (target, member) => {
        if (member === 'applyPage') return this.applyPage(target);
        const value: unknown = Reflect.get(target, member);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  }

  private applyPage(inner: DocumentStore): DocumentStore['applyPage'] {
    return async (ref, page) => {
      this.writes += 1;
      this.writesLeft -= 1;
      if (this.writesLeft >= 0 || (this.loseAnswer && this.writesLeft === -1)) await inner.applyPage(ref, page);
      if (this.writesLeft < 0) throw new Error('the disk is full');
    };
  }
}

/** A real store that keeps no document with more than `limit` characters. */
export function limitedDocumentStore(inner: DocumentStore, limit: () => number): DocumentStore {
  const applyPage: DocumentStore['applyPage'] = async (ref, page) => {
    for (const { id, document } of page.documents) {
      const size = JSON.stringify(document).length;
      if (size > limit()) throw new DocumentTooLargeError(id, `${id} has ${size} characters`);
    }
    await inner.applyPage(ref, page);
  };
  return new Proxy(inner, {
    get: (target, member) => {
      if (member === 'applyPage') return applyPage;
      const value: unknown = Reflect.get(target, member);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/** The rejection's message; fails when there is none. */
export async function messageOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => {
      throw new Error('Nothing was thrown');
    },
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}
