import { START } from '@chancery/event-sourcing';
import type { Position } from '@chancery/event-sourcing';
import type { EventId, JsonObject, TenantId } from '@chancery/kernel';
import type { CollectionRef, DocumentStore, DocumentWrite } from '@chancery/read-models';

/** Where a plane's publisher keeps its checkpoint, and a document per tenant that is parked. */
export const PUBLISHER_COLLECTION: CollectionRef = { name: 'publisher', generation: 1 };

/** The event from which on nothing of a tenant is published. What lies behind it is not listed: the log has it. */
export interface ParkedTenant {
  readonly tenant: TenantId;
  readonly eventId: EventId;
  readonly entry: number;
  readonly position: Position;
  readonly error: string;
}

/**
 * What a publisher has to remember, in memory and in the store. The store may be behind: then events are sent again,
 * and none is left out. Two publishers at once do no harm: checkpoints and documents only move on.
 */
export class PublisherBook {
  private readonly parkedAt = new Map<TenantId, ParkedTenant>();
  private position = START;
  /** The write under way: the next one waits for it. */
  private written: Promise<void> = Promise.resolve();

  constructor(private readonly store: DocumentStore) {}

  /** Reads what the store knows, also of what another publisher did meanwhile. */
  async load(): Promise<void> {
    this.written = Promise.resolve();
    await this.store.ensure({ ...PUBLISHER_COLLECTION, indexes: [] });
    const parked = await parkedTenants(this.store);
    this.position = await publishedUpTo(this.store);
    this.parkedAt.clear();
    for (const one of parked) this.parkedAt.set(one.tenant, one);
  }

  /** Everything up to here is acknowledged, or parked. */
  get reached(): Position {
    return this.position;
  }

  get parked(): ReadonlyMap<TenantId, ParkedTenant> {
    return this.parkedAt;
  }

  /**
   * Goes on to `reached`, with tenants that are parked from now on. Resolves when what was noted *before* is written
   * down, so that the next page can be sent while this is. @throws Error when that failed.
   */
  async note(reached: Position, parked: readonly ParkedTenant[] = []): Promise<void> {
    this.position = reached;
    for (const one of parked) this.parkedAt.set(one.tenant, one);
    await this.write(parked.map((one) => ({ id: one.tenant, document: documentOf(one), lastPosition: one.position })));
  }

  /** Moves the event from which on a tenant is parked. Resolves when it is written down. */
  async move(to: ParkedTenant): Promise<void> {
    await this.note(this.position, [to]);
    await this.written;
  }

  /** The tenant is parked no more: all its events up to `reached` are acknowledged. Resolves when it is written down. */
  async unpark({ tenant, position }: ParkedTenant): Promise<void> {
    this.parkedAt.delete(tenant);
    // Newer than the document it takes the place of, and older than anything that is parked later.
    await this.write([{ id: tenant, document: null, lastPosition: `${position}~` }]);
    await this.written;
  }

  /** Resolves when everything is written down. @throws Error when that failed. */
  async settled(): Promise<void> {
    await this.written;
  }

  private async write(documents: readonly DocumentWrite[]): Promise<void> {
    await this.written;
    const page = { documents, parked: [], unparked: [], checkpoint: this.position };
    this.written = this.store.applyPage(PUBLISHER_COLLECTION, page);
    // Whoever waits for it hears of its failure.
    this.written.catch(() => undefined);
  }
}

/** The checkpoint, as the store has it. */
export async function publishedUpTo(store: DocumentStore): Promise<Position> {
  return ((await store.checkpoint(PUBLISHER_COLLECTION)) ?? START) as Position;
}

/** What is parked, as the store has it. */
export async function parkedTenants(store: DocumentStore): Promise<readonly ParkedTenant[]> {
  const found: ParkedTenant[] = [];
  for await (const { document } of store.scan(PUBLISHER_COLLECTION)) {
    if (document) found.push(document as unknown as ParkedTenant);
  }
  return found;
}

function documentOf({ tenant, eventId, entry, position, error }: ParkedTenant): JsonObject {
  return { tenant, eventId, entry, position, error };
}
