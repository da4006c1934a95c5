import { systemClock } from '@chancery/kernel';
import type { Clock } from '@chancery/kernel';
import { MongoConnection } from '@chancery/mongodb';
import type { MongoTimeouts } from '@chancery/mongodb';
import type { SubjectVault } from '../../subject-vault.ts';
import { KeyWrapping } from '../../vault/key-wrapping.ts';
import { StoredSubjectVault } from '../../vault/stored-subject-vault.ts';
import type { SubjectKeyStore } from '../../vault/subject-key-store.ts';
import { MongoErasureLog } from './mongo-erasure-log.ts';
import { MongoKeyCollection } from './mongo-key-collection.ts';

export interface MongoSubjectVaultOptions extends MongoTimeouts {
  /** Connection string with the plane's database in its path; keys are in the database `<database>_keys` beside it. */
  readonly url: string;
  /** 32 bytes, the same in every process; wraps every subject's key. */
  readonly planeKey: Uint8Array;
  /**
   * Connection string of the database for the erasure log, best on a server whose backups are others than those of the
   * keys. Default: the database `<database>_erasures` on the server of `url`.
   */
  readonly erasureLogUrl?: string;
  /** Dates the erasures. */
  readonly clock?: Clock;
  /** Unwrapped keys kept in memory. */
  readonly cachedKeys?: number;
  /** How long, in milliseconds, a subject that another process forgot may stay readable here. Default 2000. */
  readonly forgottenWithinMs?: number;
}

const FORGOTTEN_WITHIN_MS = 2000;
const ERASURES_DATABASE = '_erasures';
const RECONCILED_AT_ONCE = 500;
/** Ages of keys must not depend on a clock that somebody may turn back. */
const MONOTONIC: Clock = { now: () => performance.now() };

/**
 * Opens the vault of a plane in MongoDB, for any number of processes, and destroys again whatever key the erasure log
 * says was destroyed before.
 * @throws PlaneKeyError when the keys belong to another plane key. @throws StoreUnavailableError when no server answers.
 */
export async function openMongoSubjectVault(options: MongoSubjectVaultOptions): Promise<SubjectVault> {
  const { url, erasureLogUrl, clock = systemClock, cachedKeys, forgottenWithinMs = FORGOTTEN_WITHIN_MS } = options;
  const wrapping = new KeyWrapping(options.planeKey);
  const connections: MongoConnection[] = [];
  const connect = async (to: string) => {
    const connection = await MongoConnection.open({ ...options, url: to, appName: 'chancery subject keys' });
    connections.push(connection);
    return connection;
  };
  try {
    const connection = await connect(url);
    const keys = new MongoKeyCollection(connection);
    const log =
      erasureLogUrl === undefined
        ? new MongoErasureLog(connection, ERASURES_DATABASE)
        : new MongoErasureLog(await connect(erasureLogUrl), '');
    await keys.checkPlaneKey(wrapping.fingerprint);
    await reconcile(keys, log);
    const store = new MongoSubjectKeyStore(keys, log, clock, connections);
    return new StoredSubjectVault(store, wrapping, {
      maxAgeMs: forgottenWithinMs,
      clock: MONOTONIC,
      ...(cachedKeys === undefined ? {} : { keys: cachedKeys }),
    });
  } catch (error) {
    for (const connection of connections) await connection.close();
    throw error;
  }
}

/** Either side may be older than the other after a restore: what one of them knows to be erased is erased in both. */
async function reconcile(keys: MongoKeyCollection, log: MongoErasureLog): Promise<void> {
  for (const erasure of await keys.erasures()) if (!(await log.has(erasure.subject))) await log.append(erasure);
  for await (const erasures of log.batches(RECONCILED_AT_ONCE)) await keys.eraseAll(erasures);
}

class MongoSubjectKeyStore implements SubjectKeyStore {
  constructor(
    private readonly keys: MongoKeyCollection,
    private readonly log: MongoErasureLog,
    private readonly clock: Clock,
    private readonly connections: readonly MongoConnection[],
  ) {}

  /** Asks the log too: the keys may have been put back under a process that goes on. */
  async find(subject: string): Promise<Uint8Array | 'erased' | null> {
    const [found, isErased] = await Promise.all([this.keys.find(subject), this.log.has(subject)]);
    return isErased ? 'erased' : found;
  }

  add(subject: string, wrapped: Uint8Array): Promise<Uint8Array | 'erased'> {
    return this.keys.add(subject, wrapped);
  }

  async erase(subject: string): Promise<boolean> {
    const erasure = { subject, at: new Date(this.clock.now()).toISOString() };
    // First the log: should the process end before the key is gone, nobody reads the key, and the next start ends it.
    await this.log.append(erasure);
    return this.keys.erase(erasure);
  }

  async close(): Promise<void> {
    for (const connection of this.connections) await connection.close();
  }
}
