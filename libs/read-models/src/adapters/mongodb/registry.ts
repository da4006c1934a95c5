import { randomBytes } from 'node:crypto';
import { isDuplicateKey } from '@chancery/mongodb';
import type { MongoConnection } from '@chancery/mongodb';
import type { Collection } from 'mongodb';
import { servingCannotGo } from '../../collection-ref.ts';
import type { CollectionRef, IndexSpec } from '../../document-store.ts';

/** A generation as the registry knows it. */
export interface RegisteredGeneration {
  /**
   * The collection that holds its documents, with a random end: a generation that was dropped and made again is
   * another collection, and who still writes the old one writes nowhere.
   */
  readonly collection: string;
  readonly indexes: readonly RegisteredIndex[];
}

export interface RegisteredIndex extends IndexSpec {
  /** The fields with commas: what it is known by. */
  readonly key: string;
  /** `false` while documents that were there before are being indexed. */
  readonly ready: boolean;
}

/** A read model: which generation serves and which there are, in one document, so that both change as one. */
export interface RegisteredReadModel {
  readonly _id: string;
  readonly serving: number | null;
  readonly generations: { readonly [generation: string]: RegisteredGeneration };
}

/** Entries older than this are read again: another process may have dropped a generation and made it anew. */
const REMEMBERED_MS = 1000;

/** Which read models there are. Its entries are remembered for a second; what concerns the alias is always read. */
export class Registry {
  private readonly readModels: Collection<RegisteredReadModel>;
  private readonly remembered = new Map<string, { readonly entry: RegisteredReadModel | null; readonly at: number }>();

  constructor(private readonly connection: MongoConnection) {
    this.readModels = connection.database().collection('read-models');
  }

  /** A name for the collection of a generation that is about to be made. */
  static newCollection({ name, generation }: CollectionRef): string {
    return `${Registry.prefix(name)}${generation}:${randomBytes(4).toString('hex')}`;
  }

  /** What the names of all collections of a read model begin with. */
  static prefix(name: string): string {
    return `documents:${name}:`;
  }

  async readModel(name: string): Promise<RegisteredReadModel | null> {
    const entry = await this.readModels.findOne({ _id: name }, { maxTimeMS: this.connection.timeoutMs });
    this.remembered.set(name, { entry, at: performance.now() });
    return entry;
  }

  /** The generation as it was known within the last second; `null` when there is none. */
  async generation({ name, generation }: CollectionRef): Promise<RegisteredGeneration | null> {
    const known = this.remembered.get(name);
    const isFresh = known && performance.now() - known.at < REMEMBERED_MS;
    const found = isFresh ? known.entry?.generations[generation] : undefined;
    return found ?? (await this.readModel(name))?.generations[generation] ?? null;
  }

  forget(name: string): void {
    this.remembered.delete(name);
  }

  /** Registers a generation. `false`: another process did at the same time, or registered the read model's first one. */
  async add({ name, generation }: CollectionRef, added: RegisteredGeneration): Promise<boolean> {
    const path = `generations.${generation}`;
    try {
      const result = await this.readModels.updateOne(
        { _id: name, [path]: { $exists: false } },
        { $set: { [path]: added }, $setOnInsert: { serving: null } },
        { upsert: true },
      );
      return result.matchedCount + result.upsertedCount > 0;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    } finally {
      this.forget(name);
    }
  }

  async addIndex({ name, generation }: CollectionRef, collection: string, added: RegisteredIndex): Promise<void> {
    const path = `generations.${generation}`;
    await this.readModels.updateOne(
      { _id: name, [`${path}.collection`]: collection, [`${path}.indexes.key`]: { $ne: added.key } },
      { $push: { [`${path}.indexes`]: added } },
    );
    this.forget(name);
  }

  async indexIsReady({ name, generation }: CollectionRef, collection: string, key: string): Promise<void> {
    const path = `generations.${generation}`;
    await this.readModels.updateOne(
      { _id: name, [`${path}.collection`]: collection },
      { $set: { [`${path}.indexes.$[index].ready`]: true } },
      { arrayFilters: [{ 'index.key': key }] },
    );
    this.forget(name);
  }

  /** `false` when there is no such generation. */
  async serve({ name, generation }: CollectionRef): Promise<boolean> {
    const registered = { _id: name, [`generations.${generation}`]: { $exists: true } };
    const { matchedCount } = await this.readModels.updateOne(registered, { $set: { serving: generation } });
    this.forget(name);
    return matchedCount === 1;
  }

  /** @throws Error for the generation that serves. */
  async remove(ref: CollectionRef): Promise<void> {
    const { name, generation } = ref;
    const { matchedCount } = await this.readModels.updateOne(
      { _id: name, serving: { $ne: generation } },
      { $unset: { [`generations.${generation}`]: '' } },
    );
    const left = await this.readModel(name);
    if (matchedCount === 0 && left?.serving === generation) throw servingCannotGo(ref);
  }
}
