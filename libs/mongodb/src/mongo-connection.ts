import { StoreUnavailableError } from '@chancery/kernel';
import { MongoClient } from 'mongodb';
import type { ClientSession, Db } from 'mongodb';
import { isBrokenSocket, isPassing } from './mongo-errors.ts';
import { parseMongoUrl } from './mongo-url.ts';
import type { MongoUrl } from './mongo-url.ts';

/** How long a call waits. */
export interface MongoTimeouts {
  /** Longest wait for a server that can take the call, in milliseconds. Default 5000. */
  readonly serverSelectionTimeoutMs?: number;
  /** Longest wait for the answer of one call, everything included, in milliseconds. Default 10,000. */
  readonly timeoutMs?: number;
}

export interface MongoConnectionOptions extends MongoTimeouts {
  /** Connection string with the database in its path. */
  readonly url: string;
  /** Named in the server's log and `currentOp`. */
  readonly appName: string;
  /** `never`: as if the server offered none. */
  readonly transactions?: 'auto' | 'never';
}

/** `database` of the plane's keys: beside that of what can be rebuilt, so that one backup does not hold both. */
export const KEYS_DATABASE = '_keys';

const SERVER_SELECTION_TIMEOUT_MS = 5000;
const TIMEOUT_MS = 10_000;
/** A server that does not answer two checks in a row is taken for gone, and calls under way on it are ended. */
const HEARTBEAT_MS = 2000;
const HEARTBEAT_TIMEOUT_MS = 3000;
/** Attempts of a call that meets broken connections in the pool. */
const SOCKET_ATTEMPTS = 3;
/** For building an index, or ending a collection. */
const PATIENT_MS = 600_000;

/**
 * A way to a database: majority writes and reads of what is majority-committed, on the primary; reads and writes tried
 * again once by the driver; a time limit of its own around every call, because the driver's `timeoutMS` does nothing.
 */
export class MongoConnection {
  private constructor(
    private readonly client: MongoClient,
    private readonly address: MongoUrl,
    /** The server runs transactions, and they may be used. */
    readonly offersTransactions: boolean,
    readonly timeoutMs: number,
  ) {}

  /**
   * Connects, and finds out what the server can do.
   * @throws StoreUnavailableError when no server answers. @throws Error when it will never do: the URL, the credentials.
   * No message repeats the credentials.
   */
  static async open(options: MongoConnectionOptions): Promise<MongoConnection> {
    const address = parseMongoUrl(options.url);
    const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
    const serverSelectionTimeoutMS = options.serverSelectionTimeoutMs ?? SERVER_SELECTION_TIMEOUT_MS;
    let client: MongoClient | null = null;
    try {
      client = new MongoClient(options.url.trim(), {
        appName: options.appName,
        retryReads: true,
        retryWrites: true,
        readPreference: 'primary',
        readConcern: { level: 'majority' },
        writeConcern: { w: 'majority', wtimeoutMS: timeoutMs },
        serverSelectionTimeoutMS,
        connectTimeoutMS: HEARTBEAT_TIMEOUT_MS,
        heartbeatFrequencyMS: HEARTBEAT_MS,
        waitQueueTimeoutMS: timeoutMs,
      });
      const offers = await offersTransactions(client, address.database);
      return new MongoConnection(client, address, offers && options.transactions !== 'never', timeoutMs);
    } catch (error) {
      await client?.close();
      throw openingError(error, address);
    }
  }

  /** The database of the URL, or one beside it: `<database><suffix>`. */
  database(suffix = ''): Db {
    return this.client.db(`${this.address.database}${suffix}`);
  }

  /**
   * Calls the server within the time limit. The work may run more than once: it must be one that can be repeated.
   * @throws StoreUnavailableError when it cannot be reached, changes its role, or takes too long; what the work throws
   * otherwise.
   */
  async run<T>(work: () => Promise<T>, timeoutMs = this.timeoutMs): Promise<T> {
    try {
      return await withinTime(onSoundConnection(work), timeoutMs, this.address);
    } catch (error) {
      if (error instanceof StoreUnavailableError || !isPassing(error)) throw error;
      throw unavailable(this.address, error);
    }
  }

  /** The same for work that takes as long as there are documents: an index, a collection that goes. */
  runPatiently<T>(work: () => Promise<T>): Promise<T> {
    return this.run(work, PATIENT_MS);
  }

  /**
   * All that the work writes, or nothing. The work runs again when it fell together with another transaction. Inside `run`.
   */
  transaction<T>(work: (session: ClientSession) => Promise<T>): Promise<T> {
    const ends = performance.now() + this.timeoutMs;
    return this.client.withSession({ causalConsistency: false }, (session) =>
      session.withTransaction(
        () => {
          // The driver would go on for two minutes after everybody has left.
          if (performance.now() > ends) throw new StoreUnavailableError('The transaction found no end in time');
          return work(session);
        },
        { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority', wtimeoutMS: this.timeoutMs } },
      ),
    );
  }

  close(): Promise<void> {
    return this.client.close();
  }
}

/** Replica sets and sharded clusters run transactions; a single server does not. */
async function offersTransactions(client: MongoClient, database: string): Promise<boolean> {
  const hello = await client.db(database).command({ hello: 1 });
  return typeof hello['setName'] === 'string' || hello['msg'] === 'isdbgrid';
}

/** Does for a broken socket what the driver does for its own errors. */
async function onSoundConnection<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= SOCKET_ATTEMPTS || !isBrokenSocket(error)) throw error;
    }
  }
}

async function withinTime<T>(work: Promise<T>, timeoutMs: number, { shown }: MongoUrl): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const tooLate = () => reject(new StoreUnavailableError(`${shown} did not answer within ${timeoutMs} ms`));
    timer = setTimeout(tooLate, timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function openingError(error: unknown, address: MongoUrl): Error {
  if (isPassing(error)) return unavailable(address, error);
  // Without a cause: the driver quotes options in some of its errors.
  return new Error(address.redact(`${address.shown} cannot be used: ${messageOf(error)}`));
}

function unavailable(address: MongoUrl, error: unknown): StoreUnavailableError {
  return new StoreUnavailableError(address.redact(`${address.shown} is not available: ${messageOf(error)}`));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
