import type { DocumentStore } from '@chancery/read-models';

/**
 * The same store for a process that may write only while it holds a lease: every write asks first, and fails when the
 * lease is gone, also when the process was stopped for a while just before it.
 * @param check throws when this process may not write any more.
 */
export function fencedDocumentStore(store: DocumentStore, check: () => void): DocumentStore {
  const fenced =
    <Given extends unknown[]>(write: (...given: Given) => Promise<void>) =>
    async (...given: Given) => {
      check();
      await write(...given);
    };
  return {
    ensure: fenced((spec) => store.ensure(spec)),
    drop: fenced((ref) => store.drop(ref)),
    serve: fenced((ref) => store.serve(ref)),
    applyPage: fenced((ref, page) => store.applyPage(ref, page)),
    serving: (name) => store.serving(name),
    generations: (name) => store.generations(name),
    checkpoint: (ref) => store.checkpoint(ref),
    get: (ref, id) => store.get(ref, id),
    getMany: (ref, ids) => store.getMany(ref, ids),
    find: (ref, options) => store.find(ref, options),
    scan: (ref) => store.scan(ref),
    parked: (ref) => store.parked(ref),
    close: () => store.close(),
  };
}
