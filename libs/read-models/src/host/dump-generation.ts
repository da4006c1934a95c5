import type { CollectionRef, DocumentStore } from '../document-store.ts';

/** A line of JSON per document, tombstones included, by ID. */
export async function* dumpGeneration(store: DocumentStore, ref: CollectionRef): AsyncIterable<string> {
  for await (const { id, lastPosition, document } of store.scan(ref)) {
    yield JSON.stringify({ id, lastPosition, document });
  }
}
