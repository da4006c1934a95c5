import { MongoConnection } from '@chancery/mongodb';
import type { MongoTimeouts } from '@chancery/mongodb';
import { checkCollectionSpec, checkPage, unknownCollection } from '../../collection-ref.ts';
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
import { checkFind, FieldNotIndexedError } from '../../find/check-find.ts';
import { Checkpoints } from './checkpoints.ts';
import { GenerationMaker } from './generation-maker.ts';
import { MongoGeneration } from './mongo-generation.ts';
import { PageWriter } from './page-writer.ts';
import { ParkedEvents } from './parked-events.ts';
import { Registry } from './registry.ts';

/** A page that is written may take six times as long as another call. */
export interface MongoDocumentStoreOptions extends MongoTimeouts {
  /** Connection string with the database in its path; the database is the read models' own. */
  readonly url: string;
  /** `never`: pages are written as on a server without transactions. Default `auto`. */
  readonly transactions?: 'auto' | 'never';
}

/** A page is up to a thousand documents. */
const PAGE_PATIENCE = 6;

/**
 * Opens the read models in a MongoDB database. Any number of processes may read and write it.
 * @throws StoreUnavailableError when no server answers; Error for a URL or credentials that will never do.
 */
export async function openMongoDocumentStore(options: MongoDocumentStoreOptions): Promise<DocumentStore> {
  const connection = await MongoConnection.open({ ...options, appName: 'chancery read models' });
  try {
    const parked = new ParkedEvents(connection);
    await connection.runPatiently(() => parked.createIndex());
    return new MongoDocumentStore(connection, parked);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

class MongoDocumentStore implements DocumentStore {
  private readonly registry: Registry;
  private readonly checkpoints: Checkpoints;
  private readonly maker: GenerationMaker;
  private readonly writer: PageWriter;

  constructor(
    private readonly connection: MongoConnection,
    private readonly parkedEvents: ParkedEvents,
  ) {
    this.registry = new Registry(connection);
    this.checkpoints = new Checkpoints(connection);
    this.maker = new GenerationMaker(connection, this.registry, this.checkpoints, parkedEvents);
    this.writer = new PageWriter(connection, this.checkpoints, parkedEvents);
  }

  async ensure(spec: CollectionSpec): Promise<void> {
    checkCollectionSpec(spec);
    await this.connection.runPatiently(() => this.maker.ensure(spec));
  }

  drop(ref: CollectionRef): Promise<void> {
    return this.connection.runPatiently(() => this.maker.drop(ref));
  }

  serving(name: string): Promise<number | null> {
    return this.connection.run(async () => (await this.registry.readModel(name))?.serving ?? null);
  }

  serve(ref: CollectionRef): Promise<void> {
    return this.connection.run(async () => {
      if (!(await this.registry.serve(ref))) throw unknownCollection(ref);
    });
  }

  generations(name: string): Promise<readonly number[]> {
    return this.connection.run(async () => {
      const found = Object.keys((await this.registry.readModel(name))?.generations ?? {});
      return found.map(Number).sort((left, right) => left - right);
    });
  }

  async applyPage(ref: CollectionRef, page: PageWrite): Promise<void> {
    checkPage(page);
    const write = async () => this.writer.write(await this.generation(ref), page);
    try {
      await this.connection.run(write, PAGE_PATIENCE * this.connection.timeoutMs);
    } catch (error) {
      // Whatever it was: the next page looks at everything anew.
      this.registry.forget(ref.name);
      throw error;
    }
  }

  checkpoint(ref: CollectionRef): Promise<string | null> {
    return this.connection.run(async () => {
      const { registered } = await this.generation(ref);
      return (await this.checkpoints.read(registered.collection))?.checkpoint ?? null;
    });
  }

  get(ref: CollectionRef, id: string): Promise<StoredDocument | null> {
    return this.connection.run(async () => (await this.generation(ref)).get(id));
  }

  getMany(ref: CollectionRef, ids: readonly string[]): Promise<ReadonlyMap<string, StoredDocument>> {
    return this.connection.run(async () => (await this.generation(ref)).getMany(ids));
  }

  find(ref: CollectionRef, options: FindOptions): Promise<FoundPage> {
    return this.connection.run(async () => {
      const generation = await this.generationFor(ref, options);
      return generation.find(options);
    });
  }

  async *scan(ref: CollectionRef): AsyncIterable<StoredDocument> {
    const generation = await this.connection.run(() => this.generation(ref));
    const { collection } = generation.registered;
    let last: string | null = null;
    for (;;) {
      const page: readonly StoredDocument[] = await this.connection.run(() => generation.scanPage(last));
      yield* page;
      last = page.at(-1)?.id ?? null;
      if (last === null) break;
    }
    // A collection that was dropped meanwhile looks like one that has come to its end.
    this.registry.forget(ref.name);
    const now = await this.connection.run(() => this.generation(ref));
    if (now.registered.collection !== collection) throw unknownCollection(ref);
  }

  parked(ref: CollectionRef): Promise<readonly ParkedEvent[]> {
    return this.connection.run(async () => {
      const { collection } = (await this.generation(ref)).registered;
      const checkpoint = (await this.checkpoints.read(collection))?.checkpoint ?? null;
      return this.parkedEvents.list(collection, checkpoint);
    });
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  /** @throws FieldNotIndexedError when the generation has no such indexes, also not by now. */
  private async generationFor(ref: CollectionRef, options: FindOptions): Promise<MongoGeneration> {
    const checked = async () => {
      const generation = await this.generation(ref);
      checkFind(ref, generation.indexes, options);
      return generation;
    };
    try {
      return await checked();
    } catch (error) {
      if (!(error instanceof FieldNotIndexedError)) throw error;
      this.registry.forget(ref.name);
      return checked();
    }
  }

  /** @throws Error when there is no such generation. */
  private async generation(ref: CollectionRef): Promise<MongoGeneration> {
    const registered = await this.registry.generation(ref);
    if (!registered) throw unknownCollection(ref);
    return new MongoGeneration(ref, registered, this.connection);
  }
}
