import type {
  IndexedEvent,
  IndexPage,
  TenantHead,
  TenantLogIndex,
  TenantLogIndexStore,
} from '@chancery/event-sourcing';
import type { Position, RememberedCommand, TenantLogFilter } from '@chancery/event-sourcing';
import { START } from '@chancery/event-sourcing';
import type { CommandId, EventId, TenantId } from '@chancery/kernel';
import type { CollectionRef, DocumentStore, DocumentWrite, StoredDocument } from '../document-store.ts';
import { listEntries } from './entry-lists.ts';
import type { IndexCollections } from './index-documents.ts';
import {
  collectionsOf,
  commandKey,
  commandWrite,
  EVENTS,
  eventWrite,
  headWrite,
  storedCommand,
  storedEvent,
  storedHead,
} from './index-documents.ts';

/** Keeps the tenant log index of a plane beside its read models, in whatever engine those are. */
export function openTenantLogIndex(store: DocumentStore): TenantLogIndexStore {
  return new DocumentTenantLogStore(store);
}

class DocumentTenantLogStore implements TenantLogIndexStore {
  private readonly opened = new Map<number, TenantLogIndex>();

  constructor(private readonly store: DocumentStore) {}

  async serving(): Promise<TenantLogIndex> {
    const generation = await this.store.serving(EVENTS);
    if (generation !== null) return this.generation(generation);
    // Two processes that start at the same time make the same first generation.
    const first = await this.generation(1);
    if ((await this.store.serving(EVENTS)) === null) await this.serve(1);
    return first;
  }

  async next(): Promise<TenantLogIndex> {
    const generations = await this.store.generations(EVENTS);
    return this.generation(Math.max(0, ...generations) + 1);
  }

  serve(generation: number): Promise<void> {
    return this.store.serve(collectionsOf(generation).events);
  }

  async drop(generation: number): Promise<void> {
    this.opened.delete(generation);
    const { events, commands, heads } = collectionsOf(generation);
    for (const ref of [events, commands, heads]) await this.store.drop(ref);
  }

  private async generation(number: number): Promise<TenantLogIndex> {
    const known = this.opened.get(number);
    if (known) return known;
    const collections = collectionsOf(number);
    const { events, commands, heads } = collections;
    for (const spec of [events, commands, heads]) await this.store.ensure(spec);
    const index = new DocumentTenantLogIndex(this.store, number, collections);
    this.opened.set(number, index);
    return index;
  }
}

class DocumentTenantLogIndex implements TenantLogIndex {
  constructor(
    private readonly store: DocumentStore,
    readonly generation: number,
    private readonly collections: IndexCollections,
  ) {}

  async checkpoint(): Promise<Position> {
    return ((await this.store.checkpoint(this.collections.heads)) ?? START) as Position;
  }

  heads(tenants: readonly TenantId[]): Promise<ReadonlyMap<TenantId, TenantHead>> {
    return this.many(this.collections.heads, tenants, storedHead, ({ tenant }) => tenant);
  }

  eventsAt(positions: readonly Position[]): Promise<ReadonlyMap<Position, IndexedEvent>> {
    return this.many(this.collections.events, positions, storedEvent, ({ position }) => position);
  }

  async eventsById(ids: readonly EventId[]): Promise<ReadonlyMap<EventId, IndexedEvent>> {
    const pages = await Promise.all(
      ids.map((event) => this.store.find(this.collections.events, { where: { event }, limit: 1 })),
    );
    const events = pages.flatMap(({ documents }) => documents.map(storedEvent));
    return new Map(events.map((event) => [event.id, event]));
  }

  commands(tenant: TenantId, ids: readonly CommandId[]): Promise<ReadonlyMap<CommandId, RememberedCommand>> {
    const keys = ids.map((id) => commandKey(tenant, id));
    return this.many(this.collections.commands, keys, storedCommand, ({ commandId }) => commandId);
  }

  entries(
    tenant: TenantId,
    after: number,
    limit: number,
    direction: 'forward' | 'backward',
    filter: TenantLogFilter,
  ): Promise<readonly IndexedEvent[]> {
    return listEntries(this.store, this.collections.events, { tenant, after, limit, direction, filter });
  }

  async write({ events, commands, heads, checkpoint }: IndexPage): Promise<void> {
    // Heads last, and their checkpoint behind them: what a head or the checkpoint counts is there to be found.
    await Promise.all([
      this.page(this.collections.events, events.map(eventWrite), checkpoint),
      this.page(this.collections.commands, commands.map(commandWrite), checkpoint),
    ]);
    await this.page(this.collections.heads, heads.map(headWrite), checkpoint);
  }

  async *scanEvents(): AsyncIterable<IndexedEvent> {
    for await (const document of this.store.scan(this.collections.events)) yield storedEvent(document);
  }

  async *scanCommands(): AsyncIterable<RememberedCommand> {
    for await (const document of this.store.scan(this.collections.commands)) yield storedCommand(document);
  }

  private page(ref: CollectionRef, documents: readonly DocumentWrite[], checkpoint: string): Promise<void> {
    return this.store.applyPage(ref, { documents, parked: [], unparked: [], checkpoint });
  }

  private async many<K extends string, V>(
    ref: CollectionRef,
    ids: readonly string[],
    stored: (document: StoredDocument) => V,
    keyOf: (value: V) => K,
  ): Promise<ReadonlyMap<K, V>> {
    if (ids.length === 0) return new Map();
    const found = await this.store.getMany(ref, ids);
    return new Map([...found.values()].map(stored).map((value) => [keyOf(value), value]));
  }
}
