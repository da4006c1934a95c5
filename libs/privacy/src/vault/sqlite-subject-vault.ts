import { join } from 'node:path';
import { LruMap, systemClock } from '@chancery/kernel';
import type { Clock } from '@chancery/kernel';
import { subjectOf } from '../encrypted-text.ts';
import type { EncryptedText } from '../encrypted-text.ts';
import { SubjectForgottenError } from '../subject-vault.ts';
import type { SubjectVault } from '../subject-vault.ts';
import { ErasureLog } from './erasure-log.ts';
import { KeyStore } from './key-store.ts';
import { KeyWrapping } from './key-wrapping.ts';
import { newSubjectKey, SubjectKey } from './subject-key.ts';

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

const SUBJECT = /^[a-z0-9_]{1,80}$/;
const CACHED_KEYS = 4096;

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
      return new SqliteSubjectVault(
        keys,
        log,
        wrapping,
        options.clock ?? systemClock,
        options.cachedKeys ?? CACHED_KEYS,
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

class SqliteSubjectVault implements SubjectVault {
  private readonly unwrapped: LruMap<string, SubjectKey>;

  constructor(
    private readonly keys: KeyStore,
    private readonly log: ErasureLog,
    private readonly wrapping: KeyWrapping,
    private readonly clock: Clock,
    cachedKeys: number,
  ) {
    this.unwrapped = new LruMap(cachedKeys);
  }

  seal(subject: string, text: string): EncryptedText {
    return (this.keyOf(subject) ?? this.makeKey(subject)).seal(text);
  }

  open(text: EncryptedText): string | null {
    const subject = subjectOf(text);
    const key = this.keyOf(subject);
    if (key) return key.open(text);
    if (this.keys.isErased(subject)) return null;
    throw new Error(`No key for ${subject}: keys.db is older than the text, or belongs to another plane`);
  }

  forget(subject: string): boolean {
    checkSubject(subject);
    const erasure = { subject, at: new Date(this.clock.now()).toISOString() };
    // First the log: should the process end before the key is gone, the next start finishes it.
    if (!this.keys.isErased(subject)) this.log.append(erasure);
    this.unwrapped.get(subject)?.destroy();
    this.unwrapped.delete(subject);
    return this.keys.erase([erasure]) > 0;
  }

  close(): void {
    this.unwrapped.clear();
    this.keys.close();
    this.log.close();
  }

  private keyOf(subject: string): SubjectKey | null {
    const cached = this.unwrapped.get(subject);
    if (cached) return cached;
    const wrapped = this.keys.find(subject);
    return wrapped ? this.remember(subject, this.wrapping.unwrap(subject, wrapped)) : null;
  }

  private makeKey(subject: string): SubjectKey {
    checkSubject(subject);
    if (this.keys.isErased(subject))
      throw new SubjectForgottenError(`${subject} was forgotten: nothing about it is kept`);
    const key = newSubjectKey();
    this.keys.add(subject, this.wrapping.wrap(subject, key));
    return this.remember(subject, key);
  }

  private remember(subject: string, key: Uint8Array): SubjectKey {
    const unwrapped = new SubjectKey(subject, key);
    key.fill(0);
    this.unwrapped.set(subject, unwrapped);
    return unwrapped;
  }
}

function checkSubject(subject: string): void {
  if (!SUBJECT.test(subject)) throw new Error(`Not a subject: "${subject}" (1 to 80 of a-z, 0-9 and _)`);
}
