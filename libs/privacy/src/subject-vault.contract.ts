import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isEncryptedText, subjectOf } from './encrypted-text.ts';
import type { EncryptedText } from './encrypted-text.ts';
import { PlaneKeyError } from './plane-key.ts';
import { SubjectForgottenError } from './subject-vault.ts';
import type { SubjectVault } from './subject-vault.ts';
import { KeyWrapping } from './vault/key-wrapping.ts';

/** The plane key under which the vaults of the suite are opened. */
export const PLANE_KEY = Uint8Array.from({ length: 32 }, (_, index) => index);

/** A plane's place for keys and erasures, as a suite sees it. */
export interface VaultPlace {
  /** A vault on this place; where the adapter allows, several at once, as processes of their own have them. */
  open(options?: { readonly planeKey?: Uint8Array; readonly cachedKeys?: number }): Promise<SubjectVault>;
  /** The subject's wrapped key as it is stored; `null` when there is none. */
  wrappedKey(subject: string): Promise<Buffer | null>;
  /** Every byte of keys and erasures that a reader of the store gets to see. */
  storedBytes(): Promise<Buffer>;
  /** Every erasure in the log, oldest first. */
  loggedErasures(): Promise<readonly { readonly subject: string; readonly at: string }[]>;
  /** A copy of the keys, without the erasure log; the function answered puts it back. No vault is open meanwhile. */
  backUpKeys(): Promise<() => Promise<void>>;
  loseErasureLog(): Promise<void>;
  dispose(): Promise<void>;
}

const SUBJECTS = fc.stringMatching(/^[a-z0-9_]{1,80}$/);
const TEXTS = fc.string({ unit: 'grapheme', maxLength: 300 });

/** What every vault holds to. `newPlace` dates erasures 2026-11-23T00:00:00.000Z. */
export function subjectVaultContract(adapter: string, newPlace: () => Promise<VaultPlace>): void {
  describe(`${adapter} subject vault`, () => {
    let place: VaultPlace;
    let vault: SubjectVault;
    const reopen = async () => {
      await vault.close();
      vault = await place.open();
    };
    beforeEach(async () => {
      place = await newPlace();
      vault = await place.open();
    });
    afterEach(async () => {
      await vault.close();
      await place.dispose();
    });

    describe('sealing', () => {
      it('gives every text back, and says whose it is', async () => {
        const texts = fc.asyncProperty(SUBJECTS, TEXTS, async (subject, text) => {
          const sealed = await vault.seal(subject, text);
          expect(isEncryptedText(sealed)).toBe(true);
          expect(subjectOf(sealed)).toBe(subject);
          expect(await vault.open(sealed)).toBe(text);
        });
        await fc.assert(texts, { numRuns: 60 });
      });

      it('gives the same ciphertext for the same text, also after a restart', async () => {
        const before = await vault.seal('eu_a1', '203.0.113.9');
        expect(await vault.seal('eu_a1', '203.0.113.9')).toBe(before);
        await reopen();
        expect(await vault.seal('eu_a1', '203.0.113.9')).toBe(before);
      });

      it('makes one key, however many texts of a new subject are sealed at once', async () => {
        const sealed = await Promise.all(Array.from({ length: 20 }, () => vault.seal('eu_a1', 'x')));
        expect(new Set(sealed).size).toBe(1);
        await reopen();
        expect(await vault.open(sealed[0] as EncryptedText)).toBe('x');
      });

      it('gives different ciphertexts to different subjects and texts', async () => {
        const texts = [await vault.seal('eu_a1', 'x'), await vault.seal('eu_a2', 'x'), await vault.seal('eu_a1', 'y')];
        const payloads = texts.map((text) => text.split(':')[3]);
        expect(new Set(payloads).size).toBe(3);
      });

      it('keeps the text out of the ciphertext', async () => {
        const payload = (await vault.seal('eu_a1', 'ada@example.org')).split(':')[3] ?? '';
        expect(Buffer.from(payload, 'base64url').includes('ada@example.org')).toBe(false);
      });

      it.each(['', 'A', 'a-b', 'a'.repeat(81)])('refuses the subject %j', async (subject) => {
        await expect(vault.seal(subject, 'x')).rejects.toThrow('Not a subject');
      });

      it('finds keys again that fell out of memory', async () => {
        const narrow = await place.open({ cachedKeys: 2 });
        const subjects = ['eu_a1', 'eu_a2', 'eu_a3', 'eu_a4'];
        const sealed = await Promise.all(subjects.map((subject) => narrow.seal(subject, subject)));
        expect(await Promise.all(sealed.map((text) => narrow.open(text)))).toEqual(subjects);
        await narrow.close();
      });
    });

    describe('opening', () => {
      it('throws for any altered character', async () => {
        const sealed = await vault.seal('eu_a1', 'ada@example.org');
        const start = 'enc:v1:eu_a1:'.length;
        const places = fc.integer({ min: start, max: sealed.length - 1 });
        const alterations = fc.asyncProperty(places, fc.constantFrom('A', 'z', '0', '_'), async (at, letter) => {
          fc.pre(sealed[at] !== letter);
          const altered = `${sealed.slice(0, at)}${letter}${sealed.slice(at + 1)}` as EncryptedText;
          await expect(vault.open(altered)).rejects.toThrow('was altered');
        });
        await fc.assert(alterations);
      });

      it('throws for a ciphertext passed off as another subject’s', async () => {
        await vault.seal('eu_a2', 'x');
        const moved = (await vault.seal('eu_a1', 'x')).replace('eu_a1', 'eu_a2') as EncryptedText;
        await expect(vault.open(moved)).rejects.toThrow('was altered');
      });

      it('throws, rather than say forgotten, for a subject it has never had a key of', async () => {
        const sealed = (await vault.seal('eu_a1', 'x')).replace('eu_a1', 'eu_unknown') as EncryptedText;
        await expect(vault.open(sealed)).rejects.toThrow('No key for eu_unknown');
        await expect(vault.open('ada' as EncryptedText)).rejects.toThrow('Not an encrypted text');
      });
    });

    describe('forgetting', () => {
      it('makes every text of the subject unreadable, for good, and no other', async () => {
        const forgotten = await vault.seal('eu_a1', 'ada');
        const kept = await vault.seal('eu_a2', 'bob');
        expect(await vault.forget('eu_a1')).toBe(true);
        for (let life = 0; life < 2; life += 1) {
          expect(await vault.open(forgotten)).toBeNull();
          expect(await vault.open(kept)).toBe('bob');
          await reopen();
        }
      });

      it('refuses to seal anything more about the subject, also what it sealed a moment ago', async () => {
        await vault.seal('eu_a1', 'ada');
        await vault.forget('eu_a1');
        await expect(vault.seal('eu_a1', 'ada')).rejects.toThrow(SubjectForgottenError);
        await reopen();
        await expect(vault.seal('eu_a1', 'ada')).rejects.toThrow(SubjectForgottenError);
      });

      it('is idempotent, and holds also for a subject that never had a key', async () => {
        await vault.seal('eu_a1', 'ada');
        const had = [await vault.forget('eu_a1'), await vault.forget('eu_a1'), await vault.forget('eu_never')];
        expect(had).toEqual([true, false, false]);
        await expect(vault.seal('eu_never', 'x')).rejects.toThrow(SubjectForgottenError);
        await expect(vault.forget('A')).rejects.toThrow('Not a subject');
      });

      it('leaves no readable text, however it falls together with sealing and opening', async () => {
        const sealed = await vault.seal('eu_a1', 'ada');
        await reopen();
        const seals = Array.from({ length: 10 }, (_, index) => vault.seal('eu_a1', `text ${index}`).catch(() => null));
        const opens = Array.from({ length: 10 }, () => vault.open(sealed));
        await vault.forget('eu_a1');
        for (const text of await Promise.all(opens)) expect([null, 'ada']).toContain(text);
        for (const text of [sealed, ...(await Promise.all(seals))]) {
          if (text !== null) expect(await vault.open(text)).toBeNull();
        }
        expect(await place.wrappedKey('eu_a1')).toBeNull();
      });

      it('leaves not even the wrapped key where it was', async () => {
        await vault.seal('eu_a1', 'ada');
        await vault.seal('eu_a2', 'bob');
        const wrapped = (await place.wrappedKey('eu_a1')) ?? 'none';
        expect((await place.storedBytes()).includes(wrapped)).toBe(true);
        await vault.forget('eu_a1');
        expect((await place.storedBytes()).includes(wrapped)).toBe(false);
        expect((await place.storedBytes()).includes((await place.wrappedKey('eu_a2')) ?? 'none')).toBe(true);
      });

      it('is dated in the erasure log, once', async () => {
        await vault.forget('eu_a1');
        await vault.forget('eu_a1');
        expect(await place.loggedErasures()).toEqual([{ subject: 'eu_a1', at: '2026-11-23T00:00:00.000Z' }]);
      });
    });

    describe('after a restore', () => {
      it('destroys again the keys that were destroyed since the backup', async () => {
        const sealed = await vault.seal('eu_a1', 'ada');
        const kept = await vault.seal('eu_a2', 'bob');
        const wrapped = (await place.wrappedKey('eu_a1')) ?? 'none';
        await vault.close();
        const restore = await place.backUpKeys();
        vault = await place.open();
        await vault.forget('eu_a1');
        await vault.close();
        await restore();
        expect((await place.storedBytes()).includes(wrapped)).toBe(true);
        vault = await place.open();
        expect((await place.storedBytes()).includes(wrapped)).toBe(false);
        expect(await vault.open(sealed)).toBeNull();
        expect(await vault.open(kept)).toBe('bob');
        await expect(vault.seal('eu_a1', 'ada')).rejects.toThrow(SubjectForgottenError);
      });

      it('writes a lost erasure log anew from the key store', async () => {
        await vault.forget('eu_a1');
        await vault.close();
        await place.loseErasureLog();
        vault = await place.open();
        expect(await place.loggedErasures()).toEqual([{ subject: 'eu_a1', at: '2026-11-23T00:00:00.000Z' }]);
      });
    });

    describe('the plane’s key', () => {
      it('names a wrong one, and leaves the keys usable', async () => {
        const sealed = await vault.seal('eu_a1', 'ada');
        const wrong = new Uint8Array(32).fill(9);
        await expect(place.open({ planeKey: wrong })).rejects.toThrow(PlaneKeyError);
        await expect(place.open({ planeKey: wrong })).rejects.toThrow('Wrong plane key');
        await expect(place.open({ planeKey: new Uint8Array(31) })).rejects.toThrow('32 bytes');
        await reopen();
        expect(await vault.open(sealed)).toBe('ada');
      });

      it('never lets a subject’s key be stored in the clear', async () => {
        await vault.seal('eu_a1', 'ada');
        const wrapped = (await place.wrappedKey('eu_a1')) ?? Buffer.alloc(0);
        const key = Buffer.from(new KeyWrapping(PLANE_KEY).unwrap('eu_a1', wrapped));
        const stored = await place.storedBytes();
        expect(key).toHaveLength(32);
        for (const spelling of [key, key.toString('hex'), key.toString('base64'), Buffer.from(PLANE_KEY)]) {
          expect(stored.includes(spelling)).toBe(false);
        }
        expect(() => new KeyWrapping(PLANE_KEY).unwrap('eu_a2', wrapped)).toThrow();
      });
    });
  });
}
