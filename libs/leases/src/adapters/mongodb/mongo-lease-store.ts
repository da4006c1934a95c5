import { randomUUID } from 'node:crypto';
import { MongoClient, MongoServerError } from 'mongodb';
import type { Collection } from 'mongodb';
import type { LeaseGrant, LeaseState, LeaseStore } from '../../lease-store.ts';
import { ENDS_NOW, IN_FORCE, REMAINING_MS, takeWhenFree, withTtl } from './lease-pipelines.ts';
import type { LeaseDocument } from './lease-pipelines.ts';

export interface MongoLeaseStoreOptions {
  /** Connection string with the database in its path. */
  readonly url: string;
  /** Longest wait for the server in one attempt, in milliseconds: an answer later than the lease lasts is worth nothing. */
  readonly timeoutMs?: number;
}

const COLLECTION = 'leases';
const TIMEOUT_MS = 2000;
const DUPLICATE_KEY = 11_000;

/**
 * Leases in MongoDB: one document per name, decided by single updates on the primary, by its clock (`$$NOW`), written to
 * a majority. It has connections of its own, so that a renewal never waits behind other work. Connects when it is first
 * used; while the server is down its calls fail.
 */
export function openMongoLeaseStore(options: MongoLeaseStoreOptions): LeaseStore {
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  const client = new MongoClient(options.url, {
    appName: 'chancery leases',
    maxPoolSize: 2,
    connectTimeoutMS: timeoutMs,
    serverSelectionTimeoutMS: timeoutMs,
    socketTimeoutMS: timeoutMs,
    waitQueueTimeoutMS: timeoutMs,
    readPreference: 'primary',
    writeConcern: { w: 'majority', wtimeoutMS: timeoutMs },
  });
  return new MongoLeaseStore(client, client.db().collection<LeaseDocument>(COLLECTION));
}

class MongoLeaseStore implements LeaseStore {
  constructor(
    private readonly client: MongoClient,
    private readonly leases: Collection<LeaseDocument>,
  ) {}

  async acquire(name: string, holder: string, ttlMs: number): Promise<LeaseGrant | null> {
    const grant = randomUUID();
    try {
      const document = await this.leases.findOneAndUpdate({ _id: name }, takeWhenFree({ grant, holder }, ttlMs), {
        upsert: true,
        returnDocument: 'after',
      });
      return document?.grant === grant ? { name, holder, token: document.token } : null;
    } catch (error) {
      // Two made the document at once: the other one holds the lease.
      if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return null;
      throw error;
    }
  }

  async renew({ name, token }: LeaseGrant, ttlMs: number): Promise<boolean> {
    const { matchedCount } = await this.leases.updateOne({ _id: name, token, ...IN_FORCE }, withTtl(ttlMs));
    return matchedCount === 1;
  }

  async release({ name, token }: LeaseGrant): Promise<void> {
    await this.leases.updateOne({ _id: name, token, ...IN_FORCE }, ENDS_NOW);
  }

  async read(name: string): Promise<LeaseState | null> {
    const pipeline = [{ $match: { _id: name } }, { $set: { remainingMs: REMAINING_MS } }];
    const [found] = await this.leases.aggregate<LeaseDocument & { readonly remainingMs: number }>(pipeline).toArray();
    if (!found) return null;
    return { name, holder: found.holder, token: found.token, remainingMs: found.remainingMs };
  }

  close(): Promise<void> {
    return this.client.close();
  }
}
