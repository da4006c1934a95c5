import type { DocumentStore } from '../document-store.ts';

/** A place for documents that a suite has to itself. */
export interface DocumentStorePlace {
  /** Opens what is there; again after a store was closed, as after a restart. */
  open(): Promise<DocumentStore>;
  /** Closes and removes everything. */
  dispose(): Promise<void>;
}
