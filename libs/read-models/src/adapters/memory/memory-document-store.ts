import { checkCollectionSpec, checkPage, refText, servingCannotGo, unknownCollection } from '../../collection-ref.ts';
import type {
  CollectionRef,
  CollectionSpec,
  DocumentStore,
  FindOptions,
  FoundPage,
  PageWrite,
  ParkedEvent,
  StoredDocument,
} from '../../document-store.ts';
import { checkFind } from '../../find/check-find.ts';
import { MemoryCollection } from './memory-collection.ts';

/** Read models that end with the process: for tests and drills, with the same answers as the engines. */
export class MemoryDocumentStore implements DocumentStore {
  private readonly collections = new Map<string, { ref: CollectionRef; collection: MemoryCollection }>();
  private readonly aliases = new Map<string, number>();

  ensure(spec: CollectionSpec): Promise<void> {
    return attempt(() => {
      checkCollectionSpec(spec);
      const { name, generation } = spec;
      const entry = this.collections.get(refText(spec)) ?? {
        ref: { name, generation },
        collection: new MemoryCollection(),
      };
      entry.collection.addIndexes(spec);
      this.collections.set(refText(spec), entry);
    });
  }

  drop(ref: CollectionRef): Promise<void> {
    return attempt(() => {
      if (this.aliases.get(ref.name) === ref.generation) throw servingCannotGo(ref);
      this.collections.delete(refText(ref));
    });
  }

  serving(name: string): Promise<number | null> {
    return attempt(() => this.aliases.get(name) ?? null);
  }

  serve(ref: CollectionRef): Promise<void> {
    return attempt(() => {
      this.collection(ref);
      this.aliases.set(ref.name, ref.generation);
    });
  }

  generations(name: string): Promise<readonly number[]> {
    return attempt(() => {
      const refs = [...this.collections.values()].map(({ ref }) => ref).filter((ref) => ref.name === name);
      return refs.map(({ generation }) => generation).sort((left, right) => left - right);
    });
  }

  applyPage(ref: CollectionRef, page: PageWrite): Promise<void> {
    return attempt(() => {
      checkPage(page);
      this.collection(ref).apply(page);
    });
  }

  checkpoint(ref: CollectionRef): Promise<string | null> {
    return attempt(() => this.collection(ref).checkpoint);
  }

  get(ref: CollectionRef, id: string): Promise<StoredDocument | null> {
    return attempt(() => this.collection(ref).get(id));
  }

  getMany(ref: CollectionRef, ids: readonly string[]): Promise<ReadonlyMap<string, StoredDocument>> {
    return attempt(() => {
      const collection = this.collection(ref);
      const found = new Map<string, StoredDocument>();
      for (const id of ids) {
        const document = collection.get(id);
        if (document) found.set(id, document);
      }
      return found;
    });
  }

  find(ref: CollectionRef, options: FindOptions): Promise<FoundPage> {
    return attempt(() => {
      const collection = this.collection(ref);
      checkFind(ref, collection.indexes, options);
      return collection.find(options);
    });
  }

  async *scan(ref: CollectionRef): AsyncIterable<StoredDocument> {
    const collection = this.collection(ref);
    for (const id of collection.ids()) {
      const document = await this.get(ref, id);
      if (document) yield document;
    }
  }

  parked(ref: CollectionRef): Promise<readonly ParkedEvent[]> {
    return attempt(() => this.collection(ref).parked());
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private collection(ref: CollectionRef): MemoryCollection {
    const entry = this.collections.get(refText(ref));
    if (!entry) throw unknownCollection(ref);
    return entry.collection;
  }
}

/** The work's result, or what it threw, as a promise. */
function attempt<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => resolve(work()));
}
