export type { FaultyProxy } from './faulty-proxy.ts';
import { randomBytes } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { engineUrl } from './engine-url.ts';
import { startFaultyProxy } from './faulty-proxy.ts';
import type { FaultyProxy } from './faulty-proxy.ts';

/** A database of its own for one suite, on the MongoDB of the engine specs. */
export interface MongoDatabase {
  /** Connection string with the database in its path. */
  readonly url: string;
  /** Runs on a connection of its own, as an operator's tool would. */
  inspect<T>(work: (client: MongoClient, database: string) => Promise<T>): Promise<T>;
  /** The same database through a proxy that breaks connections. */
  throughProxy(): Promise<{ readonly url: string; readonly proxy: FaultyProxy }>;
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
    async throughProxy() {
      const { host, port } = await inspect(primaryOf);
      const proxy = await startFaultyProxy(host, port);
      // Without it the driver would go on to the address that the server names.
      return { url: `mongodb://127.0.0.1:${proxy.port}/${database}?directConnection=true`, proxy };
    },
    dispose: () =>
      inspect(async (client) => {
        const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
        for (const { name } of databases) if (name.startsWith(database)) await client.db(name).dropDatabase();
      }),
  };
}

async function primaryOf(client: MongoClient): Promise<{ readonly host: string; readonly port: number }> {
  const { primary } = (await client.db('admin').command({ hello: 1 })) as { primary?: string };
  const [host, port] = (primary ?? '').split(':');
  if (host === undefined || port === undefined) throw new Error('MONGODB_URL names no replica set');
  return { host, port: Number(port) };
}

/** The connection string with another database in its path; unlike `URL` this knows of several hosts. */
export function withDatabase(url: string, database: string): string {
  const parts = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?(\?.*)?$/.exec(url);
  if (!parts) throw new Error('MONGODB_URL is not a MongoDB connection string');
  return `${parts[1] ?? ''}/${database}${parts[2] ?? ''}`;
}
