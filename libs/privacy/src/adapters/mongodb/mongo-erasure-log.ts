import type { MongoConnection } from '@chancery/mongodb';
import type { Collection } from 'mongodb';
import type { Erasure } from '../../vault/erasure-log.ts';

interface ErasureDocument {
  /** The subject. */
  readonly _id: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/**
 * The subjects that were forgotten, in a database outside the key store: when the keys are restored from a backup, those
 * that were destroyed since stay destroyed.
 */
export class MongoErasureLog {
  private readonly erasures: Collection<ErasureDocument>;

  constructor(
    private readonly connection: MongoConnection,
    suffix: string,
  ) {
    this.erasures = connection.database(suffix).collection('subject_erasures');
  }

  has(subject: string): Promise<boolean> {
    return this.connection.run(async () => (await this.erasures.findOne({ _id: subject })) !== null);
  }

  /** Durable when it returns; the first date of a subject stays. */
  async append({ subject, at }: Erasure): Promise<void> {
    const write = () => this.erasures.updateOne({ _id: subject }, { $setOnInsert: { at } }, { upsert: true });
    await this.connection.run(write);
  }

  /** All of them, in batches of at most `size`. */
  async *batches(size: number): AsyncIterable<readonly Erasure[]> {
    let last: string | null = null;
    for (;;) {
      const from = last === null ? {} : { _id: { $gt: last } };
      const read = () => this.erasures.find(from, { sort: { _id: 1 }, limit: size }).toArray();
      const found: readonly ErasureDocument[] = await this.connection.run(read);
      if (found.length > 0) yield found.map(({ _id, at }) => ({ subject: _id, at }));
      last = found.at(-1)?._id ?? null;
      if (last === null) return;
    }
  }
}
