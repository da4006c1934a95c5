import { readEnvelope } from '@chancery/event-sourcing';
import type { EventReader, StoredEvent, TenantLog } from '@chancery/event-sourcing';
import { projectedEvent } from '@chancery/platform';
import { parseStreamName } from '@chancery/kernel';
import type { EpochMs, Json, TenantId } from '@chancery/kernel';
import { plainDocument } from '@chancery/read-models';
import type { Document, ProjectedEvent, Projection } from '@chancery/read-models';

/** A tenant's whole state, folded from its events alone. */
export interface ReplayedTenant {
  readonly tenant: TenantId;
  /** The last entry folded in; 0 when there was none. */
  readonly entry: number;
  /** Time of that entry, ISO 8601; `null` when there was none. */
  readonly time: string | null;
  /** Every aggregate's state by stream name. */
  readonly streams: { readonly [stream: string]: Json };
  /** Every read-model document that the events touch, by projection name and document ID. */
  readonly readModels: { readonly [name: string]: { readonly [id: string]: Document } };
}

export interface ReplayUpTo {
  /** Fold entries up to and with this one. */
  readonly entry?: number;
  /** Fold entries whose time is not after this instant. */
  readonly at?: EpochMs;
}

const PAGE = 1000;

/** Folds the tenant's log up to an entry or an instant: aggregates by their deciders, read models by their projections. */
export async function replayTenant(
  log: TenantLog,
  reader: EventReader,
  projections: readonly Projection[],
  tenant: TenantId,
  upTo: ReplayUpTo = {},
): Promise<ReplayedTenant> {
  const streams = new Map<string, Json>();
  const documents = new Map<string, Map<string, Document | null>>(projections.map(({ name }) => [name, new Map()]));
  let last: StoredEvent | null = null;
  for (;;) {
    const page = await log.readTenant(tenant, last?.entry ?? 0, PAGE);
    for (const event of page) {
      if (isBeyond(event, upTo)) return replayed(tenant, last, streams, documents);
      foldInto(streams, reader, event);
      projectInto(documents, projections, projectedEvent(reader, event));
      last = event;
    }
    if (page.length < PAGE) return replayed(tenant, last, streams, documents);
  }
}

function isBeyond(event: StoredEvent, { entry, at }: ReplayUpTo): boolean {
  if (entry !== undefined && event.entry > entry) return true;
  return at !== undefined && Date.parse(readEnvelope(event).time) > at;
}

function foldInto(streams: Map<string, Json>, reader: EventReader, event: StoredEvent): void {
  const aggregate = reader.aggregateOf(parseStreamName(event.stream).category);
  if (!aggregate) throw new Error(`No aggregate folds the stream "${event.stream}"`);
  const before = streams.get(event.stream) ?? aggregate.decider.initialState;
  streams.set(event.stream, aggregate.decider.evolve(before, reader.read(event).domain));
}

function projectInto(
  documents: Map<string, Map<string, Document | null>>,
  projections: readonly Projection[],
  event: ProjectedEvent,
): void {
  for (const projection of projections) {
    if (!projection.types.includes(event.type)) continue;
    const collection = documents.get(projection.name);
    for (const key of new Set(projection.keys(event))) {
      const before = collection?.get(key) ?? null;
      // As the host keeps it: the live document has been through a store, and an event folds into it once.
      collection?.set(key, plainDocument(projection.evolve(before, event, key), before));
    }
  }
}

function replayed(
  tenant: TenantId,
  last: StoredEvent | null,
  streams: ReadonlyMap<string, Json>,
  documents: ReadonlyMap<string, ReadonlyMap<string, Document | null>>,
): ReplayedTenant {
  const live = (collection: ReadonlyMap<string, Document | null>) =>
    Object.fromEntries([...collection].filter((entry): entry is [string, Document] => entry[1] !== null).sort(byKey));
  return {
    tenant,
    entry: last?.entry ?? 0,
    time: last ? readEnvelope(last).time : null,
    streams: Object.fromEntries([...streams].sort(byKey)),
    readModels: Object.fromEntries([...documents].map(([name, collection]) => [name, live(collection)])),
  };
}

function byKey([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : 1;
}
