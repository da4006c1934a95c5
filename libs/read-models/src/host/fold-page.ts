import type { StoredEvent } from '@chancery/event-sourcing';
import { isDocumentId } from '../collection-ref.ts';
import type { Document, DocumentWrite, ParkedEvent, StoredDocument } from '../document-store.ts';
import type { ProjectedEvent, Projection } from '../projection.ts';
import { eventKey, isEventKey } from './parked-keys.ts';
import { plainDocument } from './plain-json.ts';
import { errorText } from './shared-page.ts';
import type { DecodedEvent } from './shared-page.ts';

/** An event and the documents it touches. */
export interface TouchingEvent {
  readonly event: ProjectedEvent;
  readonly keys: readonly string[];
}

/** The events of a page that a projection folds, and those that are parked because their documents cannot be told. */
export interface PagePlan {
  readonly touching: readonly TouchingEvent[];
  readonly parked: readonly ParkedEvent[];
  /** Every document the page touches, once. */
  readonly ids: readonly string[];
}

/** What a page did to the documents of a projection. */
export interface FoldedPage {
  readonly documents: readonly DocumentWrite[];
  readonly parked: readonly ParkedEvent[];
}

/** Asks the projection which documents each event touches. */
export function planPage(
  projection: Projection,
  events: readonly { readonly stored: StoredEvent; readonly decoded: DecodedEvent }[],
): PagePlan {
  const touching: TouchingEvent[] = [];
  const parked: ParkedEvent[] = [];
  const ids = new Set<string>();
  for (const { stored, decoded } of events) {
    const touched = touchedBy(projection, decoded);
    if (typeof touched === 'string') {
      parked.push({ key: eventKey(stored.id), position: stored.position, eventId: stored.id, error: touched });
    } else {
      touching.push(touched);
      for (const key of touched.keys) ids.add(key);
    }
  }
  return { touching, parked, ids: [...ids] };
}

/** The event with the documents it touches, each once; or why they cannot be told. */
export function touchedBy(projection: Projection, decoded: DecodedEvent): TouchingEvent | string {
  if (decoded.kind === 'unreadable') return decoded.error;
  const { event } = decoded;
  try {
    const keys = projection.keys(event);
    const impossible = keys.find((key) => typeof key !== 'string' || !isDocumentId(key) || isEventKey(key));
    if (impossible !== undefined) return `${JSON.stringify(impossible)} cannot be a document's ID`;
    return { event, keys: keys.length > 1 ? [...new Set(keys)] : keys };
  } catch (error) {
    return errorText(error);
  }
}

/**
 * Folds the events of a page into their documents, in memory. An event that cannot be folded is parked, and with it
 * the later events of the same document; other documents go on. What a document has folded before is skipped, so a
 * page may come again.
 * @param parkedBefore what the key's first parked event failed with; `undefined` when it has none.
 */
export function foldPage(
  projection: Projection,
  touching: readonly TouchingEvent[],
  stored: ReadonlyMap<string, StoredDocument>,
  parkedBefore: (key: string) => string | undefined,
): FoldedPage {
  const open = new Map<string, OpenDocument>();
  const parked: ParkedEvent[] = [];
  for (const { event, keys } of touching) {
    for (const key of keys) {
      let document = open.get(key);
      if (!document) open.set(key, (document = new OpenDocument(stored.get(key), parkedBefore(key))));
      const error = document.fold(projection, event, key);
      if (error !== null) parked.push({ key, position: event.position, eventId: event.id, error });
    }
  }
  const documents: DocumentWrite[] = [];
  for (const [id, document] of open) {
    if (document.written) documents.push({ id, document: document.document, lastPosition: document.lastPosition });
  }
  return { documents, parked };
}

/** A document while events are folded into it. */
export class OpenDocument {
  document: Document | null;
  lastPosition: string;
  /** There is something to write: a change, or a tombstone for what was there before. */
  written = false;
  private readonly existed: boolean;

  constructor(
    stored: StoredDocument | undefined,
    /** Why nothing more can be folded into it. */
    private error: string | undefined,
  ) {
    this.existed = stored !== undefined;
    this.document = plainDocument(stored?.document ?? null, null);
    this.lastPosition = stored?.lastPosition ?? '';
  }

  /** Returns why the event has to be parked; `null` when it was folded, now or before. */
  fold(projection: Projection, event: ProjectedEvent, key: string): string | null {
    if (this.error !== undefined) return this.error;
    if (event.position <= this.lastPosition) return null;
    try {
      this.document = plainDocument(projection.evolve(this.document, event, key), this.document);
    } catch (error) {
      this.error = errorText(error);
      return this.error;
    }
    this.lastPosition = event.position;
    // A document that never was needs no tombstone.
    this.written ||= this.existed || this.document !== null;
    return null;
  }
}
