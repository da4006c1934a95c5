import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
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
import { GenerationRecords } from './generation-records.ts';
import { createIndex, createTable, migrate, tableOf } from './schema.ts';
import { SqliteCollection } from './sqlite-collection.ts';

/**
 * `synchronous=NORMAL`: the write-ahead log is synced at its checkpoints, not with every page. A power cut can take the
 * last pages back, whole, together with the checkpoints they were written with, and they are folded from the log
 * again; what the event store says is durable is so without this file. The larger write-ahead log (4000 pages, 16 MB)
 * makes the syncs rarer while a rebuild fills a generation.
 */
const WRITER_SETTINGS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA wal_autocheckpoint = 4000;
  PRAGMA cache_size = -16000;
  PRAGMA busy_timeout = 5000;
`;

/** Opens `read-models.db` in `folder` (made when missing). One process writes it. */
export async function openSqliteDocumentStore({ folder }: { readonly folder: string }): Promise<DocumentStore> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'read-models.db');
  const writer = new DatabaseSync(path);
  try {
    writer.exec(WRITER_SETTINGS);
    migrate(writer, path);
    const reader = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
    return new SqliteDocumentStore(writer, reader);
  } catch (error) {
    writer.close();
    throw error;
  }
}

/** Reads see what is committed: they go through a connection of their own, never through a page being written. */
class SqliteDocumentStore implements DocumentStore {
  private readonly records: GenerationRecords;
  private readonly collections = new Map<string, SqliteCollection>();

  constructor(
    private readonly writer: DatabaseSync,
    private readonly reader: DatabaseSync,
  ) {
    this.records = new GenerationRecords(writer, reader);
  }

  async ensure(spec: CollectionSpec): Promise<void> {
    checkCollectionSpec(spec);
    const before = this.records.indexes(spec);
    const known = new Set(before?.map(({ fields }) => fields.join()));
    const missing = spec.indexes.filter(({ fields }) => !known.has(fields.join()));
    if (before && missing.length === 0) return;
    this.transaction(() => {
      this.writer.exec(createTable(spec));
      for (const index of missing) this.writer.exec(createIndex(spec, index));
      this.records.save(spec, [...(before ?? []), ...missing]);
    });
    this.collections.delete(refText(spec));
  }

  async drop(ref: CollectionRef): Promise<void> {
    if (this.records.serving(ref.name) === ref.generation) throw servingCannotGo(ref);
    if (!this.records.indexes(ref)) return;
    this.collections.delete(refText(ref));
    this.transaction(() => {
      this.writer.exec(`DROP TABLE ${tableOf(ref)}`);
      this.records.remove(ref);
    });
  }

  async serving(name: string): Promise<number | null> {
    return this.records.serving(name);
  }

  async serve(ref: CollectionRef): Promise<void> {
    this.collection(ref);
    this.records.serve(ref);
  }

  async generations(name: string): Promise<readonly number[]> {
    return this.records.generations(name);
  }

  async applyPage(ref: CollectionRef, page: PageWrite): Promise<void> {
    checkPage(page);
    const collection = this.collection(ref);
    this.transaction(() => {
      collection.write(page);
      this.records.write(ref, page);
    });
  }

  async checkpoint(ref: CollectionRef): Promise<string | null> {
    this.collection(ref);
    return this.records.checkpoint(ref);
  }

  async get(ref: CollectionRef, id: string): Promise<StoredDocument | null> {
    return this.collection(ref).get(id);
  }

  async getMany(ref: CollectionRef, ids: readonly string[]): Promise<ReadonlyMap<string, StoredDocument>> {
    const collection = this.collection(ref);
    const found = new Map<string, StoredDocument>();
    for (const id of ids) {
      const document = collection.get(id);
      if (document) found.set(id, document);
    }
    return found;
  }

  async find(ref: CollectionRef, options: FindOptions): Promise<FoundPage> {
    const collection = this.collection(ref);
    checkFind(ref, collection.indexes, options);
    return collection.find(options);
  }

  async *scan(ref: CollectionRef): AsyncIterable<StoredDocument> {
    const collection = this.collection(ref);
    for (let page = collection.scanPage(null); page.length > 0; page = collection.scanPage(page.at(-1)?.id ?? null)) {
      yield* page;
    }
  }

  async parked(ref: CollectionRef): Promise<readonly ParkedEvent[]> {
    this.collection(ref);
    return this.records.parked(ref);
  }

  async close(): Promise<void> {
    this.collections.clear();
    this.reader.close();
    this.writer.close();
  }

  /** @throws Error when there is no such generation. */
  private collection(ref: CollectionRef): SqliteCollection {
    const cached = this.collections.get(refText(ref));
    if (cached) return cached;
    const indexes = this.records.indexes(ref);
    if (!indexes) throw unknownCollection(ref);
    const collection = new SqliteCollection(ref, indexes, this.writer, this.reader);
    this.collections.set(refText(ref), collection);
    return collection;
  }

  private transaction(work: () => void): void {
    this.writer.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.writer.exec('COMMIT');
    } catch (error) {
      if (this.writer.isTransaction) this.writer.exec('ROLLBACK');
      throw error;
    }
  }
}
