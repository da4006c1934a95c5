import { randomUUID } from 'node:crypto';
import { isDuplicateKey, MongoConnection } from '@chancery/mongodb';
import type { Collection } from 'mongodb';
import type { LeaseGrant, LeaseState, LeaseStore } from '../../lease-store.ts';
import { ENDS_NOW, IN_FORCE, REMAINING_MS, takeWhenFree, withTtl } from './lease-pipelines.ts';
import type { LeaseDocument } from './lease-pipelines.ts';

export interface MongoLeaseStoreOptions {
  /** Connection string with the database in its path. */
  readonly url: string;
  /** Longest wait for an answer, in milliseconds: an answer later than the lease lasts is worth nothing. */
  readonly timeoutMs?: number;
}

const COLLECTION = 'leases';
const TIMEOUT_MS = 2000;

/**
 * Leases in MongoDB: one document per name, decided by single updates on the primary, by its clock (`$$NOW`), written to
 * a majority. It has connections of its own, so that a renewal never waits behind other work.
 * @throws StoreUnavailableError when no server answers; Error for a URL or credentials that will never do.
 */
export async function openMongoLeaseStore(options: MongoLeaseStoreOptions): Promise<LeaseStore> {
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  const connection = await MongoConnection.open({
    ...{ url: options.url, appName: 'chancery leases' },
    ...{ timeoutMs, serverSelectionTimeoutMs: timeoutMs },
  });
  return new MongoLeaseStore(connection);
}

class MongoLeaseStore implements LeaseStore {
  private readonly leases: Collection<LeaseDocument>;

  constructor(private readonly connection: MongoConnection) {
    this.leases = connection.database().collection(COLLECTION);
  }

  async acquire(name: string, holder: string, ttlMs: number): Promise<LeaseGrant | null> {
    const grant = randomUUID();
    try {
      const document = await this.connection.run(() =>
        this.leases.findOneAndUpdate({ _id: name }, takeWhenFree({ grant, holder }, ttlMs), {
          upsert: true,
          returnDocument: 'after',
        }),
      );
      return document?.grant === grant ? { name, holder, token: document.token } : null;
    } catch (error) {
      // Two made the document at once: the other one holds the lease.
      if (isDuplicateKey(error)) return null;
      throw error;
    }
  }

  async renew({ name, token }: LeaseGrant, ttlMs: number): Promise<boolean> {
    const { matchedCount } = await this.connection.run(() =>
      this.leases.updateOne({ _id: name, token, ...IN_FORCE }, withTtl(ttlMs)),
    );
    return matchedCount === 1;
  }

  async release({ name, token }: LeaseGrant): Promise<void> {
    await this.connection.run(() => this.leases.updateOne({ _id: name, token, ...IN_FORCE }, ENDS_NOW));
  }

  async read(name: string): Promise<LeaseState | null> {
    const pipeline = [{ $match: { _id: name } }, { $set: { remainingMs: REMAINING_MS } }];
    const [found] = await this.connection.run(() =>
      this.leases.aggregate<LeaseDocument & { readonly remainingMs: number }>(pipeline).toArray(),
    );
    if (!found) return null;
    return { name, holder: found.holder, token: found.token, remainingMs: found.remainingMs };
  }

  close(): Promise<void> {
    return this.connection.close();
  }
}
