import type {
  CollectionSpec,
  Document,
  DocumentWrite,
  FindOptions,
  FoundPage,
  IndexSpec,
  PageWrite,
  ParkedEvent,
  StoredDocument,
} from '../../document-store.ts';
import { decodeCursor, encodeCursor } from '../../find/cursor.ts';
import type { PageEnd } from '../../find/cursor.ts';
import { fieldValue } from '../../find/field-path.ts';
import { compareFieldValues, compareText } from '../../find/order.ts';

/** A document as it is kept: as text, so that nobody holds a reference into the store. `null` is a tombstone. */
interface Kept {
  readonly text: string | null;
  readonly lastPosition: string;
}

/** One generation of a read model in memory. */
export class MemoryCollection {
  readonly indexes: IndexSpec[] = [];
  checkpoint: string | null = null;
  private readonly documents = new Map<string, Kept>();
  private readonly parkedByKey = new Map<string, ParkedEvent>();

  addIndexes({ indexes }: CollectionSpec): void {
    const known = new Set(this.indexes.map(({ fields }) => fields.join()));
    this.indexes.push(...indexes.filter(({ fields }) => !known.has(fields.join())));
  }

  apply(page: PageWrite): void {
    const texts = page.documents.map(({ document }) => (document === null ? null : JSON.stringify(document)));
    page.documents.forEach((write, index) => this.write(write, texts[index] ?? null));
    if (this.checkpoint === null || page.checkpoint > this.checkpoint) {
      this.checkpoint = page.checkpoint;
      for (const event of page.parked) this.parkedByKey.set(parkedKey(event), event);
    }
    for (const event of page.unparked) this.parkedByKey.delete(parkedKey(event));
  }

  get(id: string): StoredDocument | null {
    const kept = this.documents.get(id);
    return kept ? stored(id, kept) : null;
  }

  /** IDs of documents and tombstones in order. */
  ids(): readonly string[] {
    return [...this.documents.keys()].sort(compareText);
  }

  parked(): readonly ParkedEvent[] {
    return [...this.parkedByKey.values()].sort(
      (left, right) => compareText(left.key, right.key) || compareText(left.position, right.position),
    );
  }

  find(options: FindOptions): FoundPage {
    const { sortBy, descending = false, after, limit, where } = options;
    const direction = descending ? -1 : 1;
    const valueOf = (document: Document) => (sortBy === undefined ? null : fieldValue(document, sortBy));
    const compare = (left: PageEnd, right: PageEnd) =>
      direction * (compareFieldValues(left.value, right.value) || compareText(left.id, right.id));
    const start = after === undefined ? null : decodeCursor(options, after);
    const found = [...this.documents]
      .map(([id, kept]) => stored(id, kept))
      .filter(isLive)
      .filter(({ document }) => Object.entries(where).every(([field, value]) => fieldValue(document, field) === value))
      .map((document) => ({ document, value: valueOf(document.document), id: document.id }))
      .filter((entry) => start === null || compare(entry, start) > 0)
      .sort(compare);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      documents: page.map(({ document }) => document),
      cursor: last && found.length > limit ? encodeCursor(options, last) : null,
    };
  }

  private write({ id, lastPosition }: DocumentWrite, text: string | null): void {
    const before = this.documents.get(id);
    if (before && lastPosition <= before.lastPosition) return;
    this.documents.set(id, { text, lastPosition });
  }
}

function stored(id: string, { text, lastPosition }: Kept): StoredDocument {
  return { id, document: text === null ? null : (JSON.parse(text) as Document), lastPosition };
}

function isLive(document: StoredDocument): document is StoredDocument & { readonly document: Document } {
  return document.document !== null;
}

function parkedKey({ key, position }: Pick<ParkedEvent, 'key' | 'position'>): string {
  return JSON.stringify([key, position]);
}
