import { beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@chancery/kernel';
import { SubjectForgottenError } from '../subject-vault.ts';
import { KeyWrapping } from './key-wrapping.ts';
import { StoredSubjectVault } from './stored-subject-vault.ts';
import type { SubjectKeyStore } from './subject-key-store.ts';

/** A store that several vaults share, as processes share a database; counts what it is asked. */
class SharedKeys implements SubjectKeyStore {
  private readonly keys = new Map<string, Uint8Array | 'erased'>();
  readings = 0;
  /** Set: readings fail with it. */
  outage: Error | null = null;

  async find(subject: string): Promise<Uint8Array | 'erased' | null> {
    this.readings += 1;
    if (this.outage) throw this.outage;
    return this.keys.get(subject) ?? null;
  }

  async add(subject: string, wrapped: Uint8Array): Promise<Uint8Array | 'erased'> {
    const kept = this.keys.get(subject) ?? wrapped;
    this.keys.set(subject, kept);
    return kept;
  }

  async erase(subject: string): Promise<boolean> {
    const had = this.keys.get(subject) instanceof Uint8Array;
    this.keys.set(subject, 'erased');
    return had;
  }

  async close(): Promise<void> {
    this.keys.clear();
  }
}

const MAX_AGE_MS = 2000;

describe('a vault before a store that others write too', () => {
  const wrapping = new KeyWrapping(new Uint8Array(32).fill(1));
  let store: SharedKeys;
  let clock: FixedClock;
  const process = () => new StoredSubjectVault(store, wrapping, { maxAgeMs: MAX_AGE_MS, clock });
  beforeEach(() => {
    store = new SharedKeys();
    clock = new FixedClock(0);
  });

  it('ends with one key when two processes make it at once', async () => {
    const [one, two] = [process(), process()];
    const [first, second] = await Promise.all([one.seal('eu_a1', 'ada'), two.seal('eu_a1', 'ada')]);
    expect(first).toBe(second);
  });

  it('asks the store nothing about a key in use, until half of its age', async () => {
    const vault = process();
    const sealed = await vault.seal('eu_a1', 'ada');
    const { readings } = store;
    clock.advance(MAX_AGE_MS / 2 - 1);
    await Promise.all(Array.from({ length: 50 }, () => vault.seal('eu_a1', 'ada')));
    expect(await vault.open(sealed)).toBe('ada');
    expect(store.readings).toBe(readings);
  });

  it('reads a key again once, beside its use, when half of its age is over', async () => {
    const vault = process();
    await vault.seal('eu_a1', 'ada');
    const { readings } = store;
    clock.advance(MAX_AGE_MS / 2);
    await Promise.all(Array.from({ length: 50 }, () => vault.seal('eu_a1', 'ada')));
    expect(store.readings).toBe(readings + 1);
    clock.advance(MAX_AGE_MS / 2);
    await vault.seal('eu_a1', 'ada');
    expect(store.readings).toBe(readings + 2);
  });

  it('goes on without the store for as long as the key may be used, and no longer', async () => {
    const vault = process();
    const sealed = await vault.seal('eu_a1', 'ada');
    store.outage = new Error('the store is away');
    clock.advance(MAX_AGE_MS - 1);
    expect(await vault.open(sealed)).toBe('ada');
    clock.advance(1);
    await expect(vault.open(sealed)).rejects.toThrow('the store is away');
    store.outage = null;
    expect(await vault.open(sealed)).toBe('ada');
  });

  it('knows at the latest after that age what another process forgot', async () => {
    const [one, two] = [process(), process()];
    const sealed = await one.seal('eu_a1', 'ada');
    expect(await two.open(sealed)).toBe('ada');
    await one.forget('eu_a1');
    expect(await one.open(sealed)).toBeNull();
    clock.advance(MAX_AGE_MS);
    expect(await two.open(sealed)).toBeNull();
    await expect(two.seal('eu_a1', 'ada')).rejects.toThrow(SubjectForgottenError);
  });
});
