import type { MongoConnection } from '@chancery/mongodb';
import type { ClientSession, Collection } from 'mongodb';

/** How far a generation has come, and what those that write it have to know. */
export interface CheckpointDocument {
  /** The collection of the generation's documents. */
  readonly _id: string;
  readonly checkpoint: string | null;
  /** Indexed fields: every document is written with their sort keys. Only grows. */
  readonly fields: readonly string[];
  readonly createdAt: Date;
}

/** The checkpoints of all generations, apart from the registry, which is read often and written seldom. */
export class Checkpoints {
  private readonly checkpoints: Collection<CheckpointDocument>;

  constructor(private readonly connection: MongoConnection) {
    this.checkpoints = connection.database().collection('checkpoints');
  }

  async create(collection: string, fields: readonly string[]): Promise<void> {
    await this.checkpoints.insertOne({ _id: collection, checkpoint: null, fields, createdAt: new Date() });
  }

  read(collection: string): Promise<CheckpointDocument | null> {
    return this.checkpoints.findOne({ _id: collection }, { maxTimeMS: this.connection.timeoutMs });
  }

  /**
   * Moves the checkpoint on, never back. Returns the document as it was before; `null`, and nothing is moved, when the
   * generation is gone or has other fields by now than the `fieldCount` that the writer knows.
   */
  advance(
    collection: string,
    checkpoint: string,
    fieldCount: number,
    session?: ClientSession,
  ): Promise<CheckpointDocument | null> {
    return this.checkpoints.findOneAndUpdate(
      { _id: collection, fields: { $size: fieldCount } },
      { $max: { checkpoint } },
      { returnDocument: 'before', ...(session && { session }) },
    );
  }

  async addFields(collection: string, fields: readonly string[]): Promise<void> {
    await this.checkpoints.updateOne({ _id: collection }, { $addToSet: { fields: { $each: [...fields] } } });
  }

  async remove(collection: string): Promise<void> {
    await this.checkpoints.deleteOne({ _id: collection });
  }

  /** Of `collections`: those that are known, made within the last `withinMs`. */
  async madeLately(collections: readonly string[], withinMs: number): Promise<ReadonlySet<string>> {
    const since = new Date(Date.now() - withinMs);
    const found = await this.checkpoints.find({ _id: { $in: [...collections] }, createdAt: { $gt: since } }).toArray();
    return new Set(found.map(({ _id }) => _id));
  }
}
