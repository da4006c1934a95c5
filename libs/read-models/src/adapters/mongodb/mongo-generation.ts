import type { MongoConnection } from '@chancery/mongodb';
import type { ClientSession, Collection, Filter } from 'mongodb';
import type {
  CollectionRef,
  Document,
  FindOptions,
  FoundPage,
  IndexSpec,
  StoredDocument,
} from '../../document-store.ts';
import { decodeCursor, encodeCursor } from '../../find/cursor.ts';
import { fieldValue } from '../../find/field-path.ts';
import { findQuery, LIVE, pathOf } from './find-query.ts';
import { keyOf, sortKeys, stored } from './kept-document.ts';
import type { KeptDocument } from './kept-document.ts';
import type { RegisteredGeneration } from './registry.ts';

const SCAN_PAGE = 500;

/** The documents of one generation. */
export class MongoGeneration {
  readonly documents: Collection<KeptDocument>;

  constructor(
    readonly ref: CollectionRef,
    readonly registered: RegisteredGeneration,
    private readonly connection: MongoConnection,
  ) {
    this.documents = connection.database().collection(registered.collection);
  }

  /** Indexes that lists may use. */
  get indexes(): readonly IndexSpec[] {
    return this.registered.indexes.filter(({ ready }) => ready);
  }

  async get(id: string): Promise<StoredDocument | null> {
    const document = await this.documents.findOne({ _id: id }, this.options());
    return document && stored(document);
  }

  async getMany(ids: readonly string[]): Promise<ReadonlyMap<string, StoredDocument>> {
    const found = ids.length === 0 ? [] : await this.read({ _id: { $in: [...ids] } }, ids.length);
    return new Map(found.map((document) => [document._id, stored(document)]));
  }

  /** Of `ids`: those that are there, tombstones included. */
  async known(ids: readonly string[], session: ClientSession): Promise<ReadonlySet<string>> {
    const options = { projection: { _id: 1 }, session, batchSize: ids.length + 1 };
    const found = await this.documents.find<{ _id: string }>({ _id: { $in: [...ids] } }, options).toArray();
    return new Set(found.map(({ _id }) => _id));
  }

  /** @throws InvalidCursorError */
  async find(options: FindOptions): Promise<FoundPage> {
    const { after, limit, sortBy } = options;
    const { filter, sort } = findQuery(options, after === undefined ? null : decodeCursor(options, after));
    // One more than the page holds tells whether there is a next one.
    const found = await this.documents.find(filter, { sort, limit: limit + 1, ...this.options(limit + 1) }).toArray();
    const documents = found.slice(0, limit).map(stored);
    const last = documents.at(-1);
    const value = last?.document && sortBy !== undefined ? fieldValue(last.document, sortBy) : null;
    return {
      documents,
      cursor: last && found.length > limit ? encodeCursor(options, { value, id: last.id }) : null,
    };
  }

  /** The documents after `id` in order of their IDs, at most 500; the first ones when `id` is `null`. */
  async scanPage(id: string | null): Promise<readonly StoredDocument[]> {
    return (await this.pageAfter(id, {})).map(stored);
  }

  /** Writes sort keys of `fields` into the live documents of `ids`, or all. Documents that change meanwhile are left alone. */
  async index(fields: readonly string[], ids?: readonly string[]): Promise<void> {
    if (ids) return this.indexDocuments(await this.read({ _id: { $in: [...ids] }, ...LIVE }, ids.length), fields);
    let last: string | null = null;
    for (;;) {
      const page = await this.pageAfter(last, LIVE);
      await this.indexDocuments(page, fields);
      last = page.at(-1)?._id ?? null;
      if (last === null) return;
    }
  }

  private async indexDocuments(documents: readonly KeptDocument[], fields: readonly string[]): Promise<void> {
    const writes = documents.map(({ _id, lastPosition, json = '' }) => {
      const keys = sortKeys(JSON.parse(json) as Document, fields);
      const update = Object.fromEntries(fields.map((field) => [pathOf(field), keys[keyOf(field)]]));
      return { updateOne: { filter: { _id, lastPosition }, update: { $set: update } } };
    });
    if (writes.length > 0) await this.documents.bulkWrite(writes, { ordered: false });
  }

  /** In pages of their own instead of one long cursor, which would not survive a change of the primary. */
  private pageAfter(id: string | null, filter: Filter<KeptDocument>): Promise<readonly KeptDocument[]> {
    const from = id === null ? filter : { ...filter, _id: { $gt: id } };
    return this.documents.find(from, { sort: { _id: 1 }, limit: SCAN_PAGE, ...this.options(SCAN_PAGE) }).toArray();
  }

  private read(filter: Filter<KeptDocument>, count: number): Promise<readonly KeptDocument[]> {
    return this.documents.find(filter, this.options(count)).toArray();
  }

  /** One batch for all that is expected, where it fits into an answer. */
  private options(count = 1) {
    return { maxTimeMS: this.connection.timeoutMs, batchSize: count + 1 };
  }
}
