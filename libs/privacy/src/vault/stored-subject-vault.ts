import { LruMap, systemClock } from '@chancery/kernel';
import type { Clock, EpochMs } from '@chancery/kernel';
import { subjectOf } from '../encrypted-text.ts';
import type { EncryptedText } from '../encrypted-text.ts';
import { SubjectForgottenError } from '../subject-vault.ts';
import type { SubjectVault } from '../subject-vault.ts';
import type { KeyWrapping } from './key-wrapping.ts';
import type { SubjectKeyStore } from './subject-key-store.ts';
import { newSubjectKey, SubjectKey } from './subject-key.ts';

/** How unwrapped keys are kept in memory. */
export interface KeyCaching {
  /** Keys held at once. Default 4096. */
  readonly keys?: number;
  /**
   * A key read longer ago is read again before it is used, so this bounds how long a subject that another process
   * forgot stays readable here. Past half of it a key in use is read again beside the use, which then waits for
   * nothing. Absent: keys are held until they are forgotten here (a store of one process).
   */
  readonly maxAgeMs?: number;
  /** What ages are measured by. */
  readonly clock?: Clock;
}

interface CachedKey {
  readonly key: SubjectKey;
  readonly wrapped: Uint8Array;
  /** When its last reading began. */
  readonly readAt: EpochMs;
}

const SUBJECT = /^[a-z0-9_]{1,80}$/;
const CACHED_KEYS = 4096;

/** A vault before a store of wrapped keys: unwraps, keeps what is in use, forgets. */
export class StoredSubjectVault implements SubjectVault {
  private readonly cached: LruMap<string, CachedKey>;
  /** One reading per subject at a time, however many ask. */
  private readonly reading = new Map<string, Promise<SubjectKey | 'erased' | null>>();
  private readonly maxAgeMs: number;
  private readonly clock: Clock;
  /** Counts erasures made here: what was read before one may be the key that it destroyed. */
  private erasures = 0;

  constructor(
    private readonly store: SubjectKeyStore,
    private readonly wrapping: KeyWrapping,
    caching: KeyCaching = {},
  ) {
    this.cached = new LruMap(caching.keys ?? CACHED_KEYS);
    this.maxAgeMs = caching.maxAgeMs ?? Infinity;
    this.clock = caching.clock ?? systemClock;
  }

  async seal(subject: string, text: string): Promise<EncryptedText> {
    const key = this.fresh(subject) ?? (await this.keyOf(subject)) ?? (await this.makeKey(subject));
    // Destroyed: it was forgotten between the reading and this moment.
    if (key !== 'erased' && !key.destroyed) return key.seal(text);
    throw new SubjectForgottenError(`${subject} was forgotten: nothing about it is kept`);
  }

  async open(text: EncryptedText): Promise<string | null> {
    const subject = subjectOf(text);
    const key = this.fresh(subject) ?? (await this.keyOf(subject));
    if (key === 'erased' || key?.destroyed === true) return null;
    if (key) return key.open(text);
    throw new Error(`No key for ${subject}: the key store is older than the text, or belongs to another plane`);
  }

  async forget(subject: string): Promise<boolean> {
    checkSubject(subject);
    this.drop(subject);
    try {
      return await this.store.erase(subject);
    } finally {
      // Again: a reading that began meanwhile may have brought the key back.
      this.drop(subject);
    }
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.reading.values());
    this.cached.clear();
    await this.store.close();
  }

  /** The key in memory, if it may be used without asking the store. */
  private fresh(subject: string): SubjectKey | undefined {
    const cached = this.cached.get(subject);
    if (!cached || this.maxAgeMs === Infinity) return cached?.key;
    const age = this.clock.now() - cached.readAt;
    if (age >= this.maxAgeMs) return undefined;
    // Read again beside the use; should that fail, the use that finds the key too old reports it.
    if (age >= this.maxAgeMs / 2) void this.keyOf(subject).catch(() => undefined);
    return cached.key;
  }

  private keyOf(subject: string): Promise<SubjectKey | 'erased' | null> {
    const running = this.reading.get(subject);
    if (running) return running;
    const reading = this.readKey(subject).finally(() => this.reading.delete(subject));
    this.reading.set(subject, reading);
    return reading;
  }

  private async readKey(subject: string): Promise<SubjectKey | 'erased' | null> {
    for (;;) {
      const { erasures } = this;
      const readAt = this.clock.now();
      const found = await this.store.find(subject);
      if (erasures !== this.erasures) continue;
      return this.remember(subject, found, readAt);
    }
  }

  private async makeKey(subject: string): Promise<SubjectKey | 'erased'> {
    checkSubject(subject);
    const key = newSubjectKey();
    const wrapped = this.wrapping.wrap(subject, key);
    key.fill(0);
    const { erasures } = this;
    const readAt = this.clock.now();
    const kept = await this.store.add(subject, wrapped);
    // Forgotten meanwhile, by this process: what was kept may be gone again.
    if (erasures !== this.erasures) return (await this.readKey(subject)) ?? 'erased';
    return this.remember(subject, kept, readAt);
  }

  private remember<None extends 'erased' | null>(
    subject: string,
    found: Uint8Array | None,
    readAt: EpochMs,
  ): SubjectKey | None {
    if (!(found instanceof Uint8Array)) {
      this.discard(subject);
      return found;
    }
    const known = this.cached.get(subject);
    const key = known && isEqual(known.wrapped, found) ? known.key : this.unwrap(subject, found);
    this.cached.set(subject, { key, wrapped: found, readAt });
    return key;
  }

  private unwrap(subject: string, wrapped: Uint8Array): SubjectKey {
    const key = this.wrapping.unwrap(subject, wrapped);
    const unwrapped = new SubjectKey(subject, key);
    key.fill(0);
    return unwrapped;
  }

  private drop(subject: string): void {
    this.erasures += 1;
    this.discard(subject);
  }

  private discard(subject: string): void {
    this.cached.get(subject)?.key.destroy();
    this.cached.delete(subject);
  }
}

function isEqual(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}

function checkSubject(subject: string): void {
  if (!SUBJECT.test(subject)) throw new Error(`Not a subject: "${subject}" (1 to 80 of a-z, 0-9 and _)`);
}
