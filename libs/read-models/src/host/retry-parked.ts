import type { StoredEvent } from '@chancery/event-sourcing';
import type { EventId } from '@chancery/kernel';
import type { CollectionRef, DocumentStore, DocumentWrite, ParkedEvent } from '../document-store.ts';
import type { Projection } from '../projection.ts';
import { OpenDocument, touchedBy } from './fold-page.ts';
import { isEventKey } from './parked-keys.ts';
import { decodeEvent } from './shared-page.ts';
import type { Decode } from './shared-page.ts';

export interface RetryRequest {
  readonly projection: Projection;
  readonly store: DocumentStore;
  readonly ref: CollectionRef;
  readonly key: string;
  /** The parked events of the key, in order. */
  readonly parked: readonly ParkedEvent[];
  readonly findEvent: (id: EventId) => Promise<StoredEvent | null>;
  readonly decode: Decode;
}

/** What a retry would write: how many of the parked events were folded, from the first on, and into what. */
export interface Retried {
  readonly folded: number;
  readonly documents: readonly DocumentWrite[];
  /** Why the next one could not be; `null` when none is left. */
  readonly error: string | null;
}

/** Folds parked events of one key again, in order, until one fails. Writes nothing. */
export function retryParkedEvents(request: RetryRequest): Promise<Retried> {
  return isEventKey(request.key) ? retryLoneEvent(request) : retryDocument(request);
}

async function retryDocument(request: RetryRequest): Promise<Retried> {
  const { projection, store, ref, key, parked } = request;
  const document = new OpenDocument((await store.get(ref, key)) ?? undefined, undefined);
  let folded = 0;
  let error: string | null = null;
  for (const { eventId } of parked) {
    const touched = await readAgain(request, eventId);
    if (typeof touched === 'string') error = touched;
    // A projection that was mended may no longer find that the event concerns this document.
    else if (touched.keys.includes(key)) error = document.fold(projection, touched.event, key);
    if (error !== null) break;
    folded += 1;
  }
  return { folded, documents: writesOf(new Map([[key, document]])), error };
}

/** An event whose documents could not be told when it came: by now they may have gone on without it. */
async function retryLoneEvent(request: RetryRequest): Promise<Retried> {
  const { projection, store, ref, parked } = request;
  const [lone] = parked;
  if (!lone) return { folded: 0, documents: [], error: null };
  const touched = await readAgain(request, lone.eventId);
  if (typeof touched === 'string') return { folded: 0, documents: [], error: touched };
  const stored = await store.getMany(ref, touched.keys);
  const earlier = (await store.parked(ref)).filter(({ position }) => position < lone.position);
  const documents = new Map<string, OpenDocument>();
  for (const key of touched.keys) {
    const document = stored.get(key);
    if ((document && document.lastPosition > lone.position) || earlier.some((event) => event.key === key)) {
      const error = `The document ${key} cannot take the event in its place any more: rebuild ${projection.name}`;
      return { folded: 0, documents: [], error };
    }
    const open = new OpenDocument(document, undefined);
    const error = open.fold(projection, touched.event, key);
    if (error !== null) return { folded: 0, documents: [], error };
    documents.set(key, open);
  }
  return { folded: 1, documents: writesOf(documents), error: null };
}

async function readAgain({ projection, findEvent, decode }: RetryRequest, eventId: string) {
  const stored = await findEvent(eventId as EventId);
  return stored ? touchedBy(projection, decodeEvent(decode, stored)) : `The event ${eventId} is not in the log`;
}

function writesOf(documents: ReadonlyMap<string, OpenDocument>): readonly DocumentWrite[] {
  return [...documents]
    .filter(([, document]) => document.written)
    .map(([id, { document, lastPosition }]) => ({ id, document, lastPosition }));
}
