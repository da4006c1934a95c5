import { join } from 'node:path';
import { systemClock } from '@chancery/kernel';
import type { Clock } from '@chancery/kernel';
import type { SubjectVault } from '../subject-vault.ts';
import { ErasureLog } from './erasure-log.ts';
import { KeyStore } from './key-store.ts';
import { KeyWrapping } from './key-wrapping.ts';
import { StoredSubjectVault } from './stored-subject-vault.ts';
import type { SubjectKeyStore } from './subject-key-store.ts';

export interface SqliteSubjectVaultOptions {
  /** Holds `keys.db`; must exist. */
  readonly folder: string;
  /** 32 bytes; wraps every subject's key. */
  readonly planeKey: Uint8Array;
  /** The file of erasures, best where backups of `keys.db` are not. Default: `erasures.log` in `folder`. */
  readonly erasureLog?: string;
  /** Dates the erasures. */
  readonly clock?: Clock;
  /** Unwrapped keys kept in memory. */
  readonly cachedKeys?: number;
}

/**
 * Opens the vault of a plane and destroys again whatever key the erasure log says was destroyed before.
 * @throws PlaneKeyError when the keys in the folder belong to another plane key.
 */
export function openSqliteSubjectVault(options: SqliteSubjectVaultOptions): SubjectVault {
  const wrapping = new KeyWrapping(options.planeKey);
  const keys = new KeyStore(join(options.folder, 'keys.db'), wrapping.fingerprint);
  try {
    const log = new ErasureLog(options.erasureLog ?? join(options.folder, 'erasures.log'));
    try {
      reconcile(keys, log);
      const store = new SqliteSubjectKeyStore(keys, log, options.clock ?? systemClock);
      // One process owns the folder: what is in memory is forgotten with the key, so it never ages.
      return new StoredSubjectVault(
        store,
        wrapping,
        options.cachedKeys === undefined ? {} : { keys: options.cachedKeys },
      );
    } catch (error) {
      log.close();
      throw error;
    }
  } catch (error) {
    keys.close();
    throw error;
  }
}

/** Either side may be older than the other after a restore: what one of them knows to be erased is erased in both. */
function reconcile(keys: KeyStore, log: ErasureLog): void {
  const logged = new Set(log.erasures.map(({ subject }) => subject));
  for (const erasure of keys.erasures()) if (!logged.has(erasure.subject)) log.append(erasure);
  const missing = log.erasures.filter(({ subject }) => !keys.isErased(subject) || keys.find(subject) !== null);
  if (missing.length > 0) keys.erase(missing);
}

class SqliteSubjectKeyStore implements SubjectKeyStore {
  constructor(
    private readonly keys: KeyStore,
    private readonly log: ErasureLog,
    private readonly clock: Clock,
  ) {}

  async find(subject: string): Promise<Uint8Array | 'erased' | null> {
    return this.lookUp(subject);
  }

  async add(subject: string, wrapped: Uint8Array): Promise<Uint8Array | 'erased'> {
    const found = this.lookUp(subject);
    if (found !== null) return found;
    this.keys.add(subject, wrapped);
    return wrapped;
  }

  async erase(subject: string): Promise<boolean> {
    const erasure = { subject, at: new Date(this.clock.now()).toISOString() };
    // First the log: should the process end before the key is gone, the next start finishes it.
    if (!this.keys.isErased(subject)) this.log.append(erasure);
    return this.keys.erase([erasure]) > 0;
  }

  async close(): Promise<void> {
    this.keys.close();
    this.log.close();
  }

  private lookUp(subject: string): Uint8Array | 'erased' | null {
    return this.keys.find(subject) ?? (this.keys.isErased(subject) ? 'erased' : null);
  }
}
