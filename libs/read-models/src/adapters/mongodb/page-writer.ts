import { isDuplicateKey } from '@chancery/mongodb';
import type { MongoConnection } from '@chancery/mongodb';
import type { ClientSession } from 'mongodb';
import { unknownCollection } from '../../collection-ref.ts';
import type { PageWrite } from '../../document-store.ts';
import type { CheckpointDocument, Checkpoints } from './checkpoints.ts';
import { writeGuarded, writeGuardedInTransaction } from './document-writes.ts';
import { kept } from './kept-document.ts';
import type { KeptDocument } from './kept-document.ts';
import type { MongoGeneration } from './mongo-generation.ts';
import type { ParkedEvents } from './parked-events.ts';

/** Attempts to write a page beside others that insert the same documents, or while indexes are added. */
const ATTEMPTS = 5;

/**
 * Writes pages into generations: in an order in which one that breaks off can be written again; those that park events
 * or take them back in one transaction, where the server offers them. Not all of them: when a process is killed within a
 * transaction, the server keeps what it wrote locked for a minute, and nobody could take over until then.
 */
export class PageWriter {
  /** The indexed fields of the generations written lately, by their collection. */
  private readonly fields = new Map<string, readonly string[]>();
  /** Generations in which no page that broke off can have left parked events: this process looked, and wrote since. */
  private readonly clean = new Set<string>();

  constructor(
    private readonly connection: MongoConnection,
    private readonly checkpoints: Checkpoints,
    private readonly parked: ParkedEvents,
  ) {}

  /** @throws Error when the generation is not there. @throws DocumentTooLargeError; nothing is written then. */
  async write(generation: MongoGeneration, page: PageWrite): Promise<void> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const fields = await this.fieldsOf(generation);
      const documents = page.documents.map((write) => kept(generation.ref, fields, write));
      const written =
        this.connection.offersTransactions && page.parked.length + page.unparked.length > 0
          ? await this.writeAtOnce(generation, page, documents, fields.length)
          : await this.writeInOrder(generation, page, documents, fields.length);
      if (written) return;
      this.forget(generation.registered.collection);
    }
    throw new Error(`${generation.registered.collection} could not be written: its indexes kept changing`);
  }

  /** Nothing of the generation is remembered any more. */
  forget(collection: string): void {
    this.fields.delete(collection);
    this.clean.delete(collection);
  }

  private async fieldsOf({ ref, registered: { collection } }: MongoGeneration): Promise<readonly string[]> {
    const known = this.fields.get(collection);
    if (known) return known;
    const document = await this.checkpoints.read(collection);
    if (!document) throw unknownCollection(ref);
    this.fields.set(collection, document.fields);
    return document.fields;
  }

  /** `false`: nothing is written, because the fields to index are others by now. */
  private async writeAtOnce(
    generation: MongoGeneration,
    page: PageWrite,
    documents: readonly KeptDocument[],
    fieldCount: number,
  ): Promise<boolean> {
    const ids = documents.map(({ _id }) => _id);
    const attempt = (readKnown: boolean) =>
      this.connection.transaction(async (session) => {
        const before = await this.advance(generation, page, fieldCount, session);
        if (!before) return false;
        const known = readKnown ? await generation.known(ids, session) : null;
        await writeGuardedInTransaction(generation.documents, documents, session, known);
        const { collection } = generation.registered;
        if (isNewer(page, before)) await this.parked.add(collection, page.parked, page.checkpoint, session);
        await this.parked.remove(collection, page.unparked, session);
        return true;
      });
    try {
      return await attempt(false);
    } catch (error) {
      // Most pages meet nothing but older documents; a duplicate tells of one that is not older.
      if (!isDuplicateKey(error)) throw error;
      return attempt(true);
    }
  }

  /** Documents, then parked events, then the checkpoint that makes them count, then what is not parked any more. */
  private async writeInOrder(
    generation: MongoGeneration,
    page: PageWrite,
    documents: readonly KeptDocument[],
    fieldCount: number,
  ): Promise<boolean> {
    const { collection } = generation.registered;
    await writeGuarded(generation.documents, documents);
    await this.parkProvisionally(collection, page);
    const before = await this.advance(generation, page, fieldCount);
    if (!before) {
      // The documents are there, without the sort keys that came in meanwhile; the next attempt is about the rest.
      const { fields } = (await this.checkpoints.read(collection)) ?? { fields: [] };
      await generation.index(
        fields,
        documents.map(({ _id }) => _id),
      );
      return false;
    }
    this.clean.add(collection);
    // Again, for what another process took away that began to write in between.
    if (isNewer(page, before)) await this.parked.add(collection, page.parked, page.checkpoint);
    await this.parked.remove(collection, page.unparked);
    return true;
  }

  /** Adds the page's parked events, of which none counts before the checkpoint has moved. */
  private async parkProvisionally(collection: string, { parked, checkpoint }: PageWrite): Promise<void> {
    if (parked.length === 0 && this.clean.has(collection)) return;
    this.clean.delete(collection);
    const current = (await this.checkpoints.read(collection))?.checkpoint ?? null;
    await this.parked.removeBeyond(collection, current);
    if (current === null || checkpoint > current) await this.parked.add(collection, parked, checkpoint);
  }

  /** @throws Error when the generation is gone. Returns `null` when its fields are others than the writer knows. */
  private async advance(
    generation: MongoGeneration,
    { checkpoint }: PageWrite,
    fieldCount: number,
    session?: ClientSession,
  ): Promise<CheckpointDocument | null> {
    const { collection } = generation.registered;
    const before = await this.checkpoints.advance(collection, checkpoint, fieldCount, session);
    if (!before && !(await this.checkpoints.read(collection))) {
      this.forget(collection);
      // Whoever writes into a collection that is gone makes it anew.
      if (!session) await generation.documents.drop();
      throw unknownCollection(generation.ref);
    }
    return before;
  }
}

/** A page that is not newer than what is stored parks nothing: it did before. */
function isNewer({ checkpoint }: PageWrite, before: CheckpointDocument): boolean {
  return before.checkpoint === null || checkpoint > before.checkpoint;
}
