import type { MongoConnection } from '@chancery/mongodb';
import type { ClientSession, Collection } from 'mongodb';
import type { ParkedEvent } from '../../document-store.ts';

interface ParkedDocument extends ParkedEvent {
  /** The collection of the generation's documents. */
  readonly collection: string;
  /**
   * Checkpoint of the page that parked it. It counts once the generation's checkpoint has reached this: so it comes
   * with the page, also where it cannot be written in one transaction with it.
   */
  readonly since: string;
}

/** The parked events of all generations. */
export class ParkedEvents {
  private readonly parked: Collection<ParkedDocument>;

  constructor(private readonly connection: MongoConnection) {
    this.parked = connection.database().collection('parked');
  }

  /** One entry per key and position; also in order of both. */
  async createIndex(): Promise<void> {
    await this.parked.createIndex({ collection: 1, key: 1, position: 1 }, { unique: true }, {});
  }

  /** By key and position, those that count at `checkpoint`. */
  async list(collection: string, checkpoint: string | null): Promise<readonly ParkedEvent[]> {
    if (checkpoint === null) return [];
    const found = this.parked.find(
      { collection, since: { $lte: checkpoint } },
      { sort: { collection: 1, key: 1, position: 1 }, maxTimeMS: this.connection.timeoutMs },
    );
    return (await found.toArray()).map(({ key, position, eventId, error }) => ({ key, position, eventId, error }));
  }

  async add(collection: string, events: readonly ParkedEvent[], since: string, session?: ClientSession): Promise<void> {
    if (events.length === 0) return;
    const writes = events.map(({ key, position, eventId, error }) => ({
      updateOne: {
        filter: { collection, key, position },
        update: { $setOnInsert: { eventId, error, since } },
        upsert: true,
      },
    }));
    await this.parked.bulkWrite(writes, { ordered: false, ...(session && { session }) });
  }

  async remove(
    collection: string,
    events: readonly Pick<ParkedEvent, 'key' | 'position'>[],
    session?: ClientSession,
  ): Promise<void> {
    if (events.length === 0) return;
    const writes = events.map(({ key, position }) => ({ deleteOne: { filter: { collection, key, position } } }));
    await this.parked.bulkWrite(writes, { ordered: false, ...(session && { session }) });
  }

  /** Takes away what pages parked that were never completed. */
  async removeBeyond(collection: string, checkpoint: string | null): Promise<void> {
    await this.parked.deleteMany({ collection, ...(checkpoint !== null && { since: { $gt: checkpoint } }) });
  }
}
