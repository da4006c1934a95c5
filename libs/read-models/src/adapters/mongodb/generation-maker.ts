import type { MongoConnection } from '@chancery/mongodb';
import type { Collection } from 'mongodb';
import type { CollectionRef, CollectionSpec, IndexSpec } from '../../document-store.ts';
import type { Checkpoints } from './checkpoints.ts';
import { indexKeys, LIVE } from './find-query.ts';
import type { KeptDocument } from './kept-document.ts';
import { MongoGeneration } from './mongo-generation.ts';
import type { ParkedEvents } from './parked-events.ts';
import { Registry } from './registry.ts';
import type { RegisteredGeneration } from './registry.ts';

/** A collection that is not registered, and was not made a moment ago, is what a process left that ended on its way. */
const LEFT_BEHIND_MS = 3_600_000;

/** Makes generations and their indexes, and takes generations away. Several processes may do so at once. */
export class GenerationMaker {
  constructor(
    private readonly connection: MongoConnection,
    private readonly registry: Registry,
    private readonly checkpoints: Checkpoints,
    private readonly parked: ParkedEvents,
  ) {}

  async ensure(spec: CollectionSpec): Promise<void> {
    const registered = await this.registeredOrMade(spec);
    const ready = new Set(registered.indexes.filter((index) => index.ready).map(({ key }) => key));
    const missing = spec.indexes.filter((index) => !ready.has(keyOfIndex(index)));
    if (missing.length > 0) await this.addIndexes(spec, registered, missing);
  }

  /** @throws Error for the generation that serves. */
  async drop(ref: CollectionRef): Promise<void> {
    const registered = (await this.registry.readModel(ref.name))?.generations[ref.generation];
    await this.registry.remove(ref);
    if (registered) await this.discard(registered.collection);
    await this.sweep(ref.name);
  }

  private async registeredOrMade(spec: CollectionSpec): Promise<RegisteredGeneration> {
    for (;;) {
      const found = (await this.registry.readModel(spec.name))?.generations[spec.generation];
      if (found) return found;
      const made = await this.make(spec);
      if (await this.registry.add(spec, made)) return made;
      await this.discard(made.collection);
    }
  }

  /** Makes the collection whole before anybody knows of it. */
  private async make(spec: CollectionSpec): Promise<RegisteredGeneration> {
    const collection = Registry.newCollection(spec);
    await this.checkpoints.create(collection, fieldsOf(spec.indexes));
    const documents = await this.connection.database().createCollection<KeptDocument>(collection);
    for (const index of spec.indexes) await createIndex(documents, index);
    const indexes = spec.indexes.map((index) => ({ fields: index.fields, key: keyOfIndex(index), ready: true }));
    return { collection, indexes };
  }

  /**
   * Adds indexes to a generation that has documents already. Those who write it are told of the fields first, so that
   * what is written from then on has their sort keys; what was written before gets them here.
   */
  private async addIndexes(ref: CollectionRef, registered: RegisteredGeneration, indexes: readonly IndexSpec[]) {
    const generation = new MongoGeneration(ref, registered, this.connection);
    const { collection } = registered;
    for (const index of indexes) {
      await createIndex(generation.documents, index);
      await this.registry.addIndex(ref, collection, { fields: index.fields, key: keyOfIndex(index), ready: false });
    }
    const fields = fieldsOf(indexes);
    await this.checkpoints.addFields(collection, fields);
    await generation.index(fields);
    for (const index of indexes) await this.registry.indexIsReady(ref, collection, keyOfIndex(index));
  }

  private async discard(collection: string): Promise<void> {
    await this.checkpoints.remove(collection);
    await this.connection.database().collection(collection).drop();
    await this.parked.removeBeyond(collection, null);
  }

  /** Takes away collections of the read model that belong to no generation. */
  private async sweep(name: string): Promise<void> {
    const prefix = Registry.prefix(name);
    const found = await this.connection.database().listCollections({}, { nameOnly: true }).toArray();
    const { generations = {} } = (await this.registry.readModel(name)) ?? {};
    const registered = new Set(Object.values(generations).map(({ collection }) => collection));
    const loose = found.map((each) => each.name).filter((each) => each.startsWith(prefix) && !registered.has(each));
    const underWay = await this.checkpoints.madeLately(loose, LEFT_BEHIND_MS);
    for (const collection of loose) if (!underWay.has(collection)) await this.discard(collection);
  }
}

async function createIndex(documents: Collection<KeptDocument>, index: IndexSpec): Promise<void> {
  await documents.createIndex(indexKeys(index), { name: keyOfIndex(index), partialFilterExpression: LIVE }, {});
}

function keyOfIndex({ fields }: IndexSpec): string {
  return fields.join();
}

function fieldsOf(indexes: readonly IndexSpec[]): readonly string[] {
  return [...new Set(indexes.flatMap(({ fields }) => fields))];
}
