import { randomBytes } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { engineUrl } from './engine-url.ts';

/** A database of its own for one suite, on the MongoDB of the engine specs. */
export interface MongoDatabase {
  /** Connection string with the database in its path. */
  readonly url: string;
  /** Runs on a connection of its own, as an operator's tool would. */
  inspect<T>(work: (client: MongoClient, database: string) => Promise<T>): Promise<T>;
  /** Removes the database, and those whose names begin with its name. */
  dispose(): Promise<void>;
}

/** @throws Error when MONGODB_URL is not set. */
export function newMongoDatabase(prefix: string): MongoDatabase {
  const database = `${prefix}_${randomBytes(6).toString('hex')}`;
  const url = withDatabase(engineUrl('MONGODB_URL'), database);
  const inspect = async <T>(work: (client: MongoClient, database: string) => Promise<T>): Promise<T> => {
    const client = new MongoClient(url);
    try {
      return await work(client, database);
    } finally {
      await client.close();
    }
  };
  return {
    url,
    inspect,
    dispose: () =>
      inspect(async (client) => {
        const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
        for (const { name } of databases) if (name.startsWith(database)) await client.db(name).dropDatabase();
      }),
  };
}

/** The connection string with another database in its path; unlike `URL` this knows of several hosts. */
export function withDatabase(url: string, database: string): string {
  const parts = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?(\?.*)?$/.exec(url);
  if (!parts) throw new Error('MONGODB_URL is not a MongoDB connection string');
  return `${parts[1] ?? ''}/${database}${parts[2] ?? ''}`;
}
