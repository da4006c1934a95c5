import type {
  CollectionSpec,
  Document,
  DocumentStore,
  DocumentWrite,
  FindOptions,
  PageWrite,
} from '../../document-store.ts';

/** A store of its own for one test, and how to get rid of it. */
export interface DocumentStoreUnderTest {
  readonly store: DocumentStore;
  dispose(): Promise<void>;
}

/** The open store of the test that runs. */
export type OpenedStore = () => DocumentStore;

export const LEDGERS: CollectionSpec = {
  name: 'ledgers',
  generation: 1,
  indexes: [{ fields: ['tenant', 'usage.rows'] }, { fields: ['tenant', 'meter'] }],
};
export const NEXT: CollectionSpec = { ...LEDGERS, generation: 2 };

export function write(id: string, document: Document | null, lastPosition: string): DocumentWrite {
  return { id, document, lastPosition };
}

export function page(checkpoint: string, documents: readonly DocumentWrite[]): PageWrite {
  return { documents, parked: [], unparked: [], checkpoint };
}

/** All documents of a collection, tombstones included, in the order of their IDs. */
export async function dump(store: DocumentStore, ref = LEDGERS): Promise<readonly DocumentWrite[]> {
  const all: DocumentWrite[] = [];
  for await (const item of store.scan(ref)) all.push(item);
  return all;
}

/** The IDs of a whole list, page after page. */
export async function list(store: DocumentStore, options: FindOptions, ref = LEDGERS): Promise<readonly string[]> {
  const ids: string[] = [];
  let next: string | null = options.after ?? null;
  do {
    const found = await store.find(ref, { ...options, ...(next === null ? {} : { after: next }) });
    if (found.documents.length > options.limit) throw new Error('A page has more documents than were asked for');
    ids.push(...found.documents.map(({ id }) => id));
    next = found.cursor;
  } while (next !== null);
  return ids;
}
