import { MongoClient } from 'mongodb';

/** A document of a read model as MongoDB keeps it. */
export interface BareDocument {
  readonly _id: string;
  readonly json: string;
  readonly lastPosition: string;
  readonly fields: { readonly tenant: string };
}

/** What one page of the log writes. */
export interface BarePage {
  readonly documents: readonly BareDocument[];
  readonly checkpoint: string;
}

export interface BareMongo {
  /** Reads the page's documents, writes them in one guarded bulk, moves the checkpoint: the calls of a projector. */
  write(page: BarePage): Promise<void>;
  close(): Promise<void>;
}

/** The driver itself, with the index and the durability that the document store asks for, and nothing else. */
export async function openBareMongo(url: string): Promise<BareMongo> {
  const client = new MongoClient(url, { readConcern: { level: 'majority' }, writeConcern: { w: 'majority' } });
  const documents = await client.db().createCollection<BareDocument>('documents');
  const live = { json: { $exists: true } };
  await documents.createIndex({ 'fields.tenant': 1, _id: 1 }, { partialFilterExpression: live }, {});
  const checkpoints = client.db().collection<{ _id: string; checkpoint: string }>('checkpoints');
  await checkpoints.insertOne({ _id: 'tallies', checkpoint: '' });
  return {
    async write(page) {
      const ids = page.documents.map(({ _id }) => _id);
      await documents.find({ _id: { $in: ids } }, { batchSize: ids.length + 1 }).toArray();
      const writes = page.documents.map(({ _id, ...replacement }) => ({
        replaceOne: { filter: { _id, lastPosition: { $lt: replacement.lastPosition } }, replacement, upsert: true },
      }));
      await documents.bulkWrite(writes, { ordered: false });
      const { checkpoint } = page;
      await checkpoints.findOneAndUpdate({ _id: 'tallies' }, { $max: { checkpoint } }, { returnDocument: 'before' });
    },
    close: () => client.close(),
  };
}
