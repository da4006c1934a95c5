import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@chancery/kernel';
import fc from 'fast-check';
import { isEncryptedText, subjectOf } from '../encrypted-text.ts';
import type { EncryptedText } from '../encrypted-text.ts';
import { PlaneKeyError } from '../plane-key.ts';
import { SubjectForgottenError } from '../subject-vault.ts';
import type { SubjectVault } from '../subject-vault.ts';
import { KeyWrapping } from './key-wrapping.ts';
import { openSqliteSubjectVault } from './sqlite-subject-vault.ts';

const PLANE_KEY = Uint8Array.from({ length: 32 }, (_, index) => index);
const SUBJECTS = fc.stringMatching(/^[a-z0-9_]{1,80}$/);
const TEXTS = fc.string({ unit: 'grapheme', maxLength: 300 });

describe('the SQLite subject vault', () => {
  let folder: string;
  let vault: SubjectVault;
  const clock = new FixedClock(Date.UTC(2026, 10, 23));
  const open = (planeKey = PLANE_KEY) => openSqliteSubjectVault({ folder, planeKey, clock });
  const reopen = () => {
    vault.close();
    vault = open();
  };
  /** Every byte the vault has on the disk. */
  const bytesOnDisk = () => Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file))));
  const wrappedKey = (subject: string): Buffer => {
    const db = new DatabaseSync(join(folder, 'keys.db'), { readOnly: true });
    try {
      const row = db.prepare('SELECT wrapped FROM subject_key WHERE subject = ?').get(subject);
      return Buffer.from(row?.wrapped as Uint8Array);
    } finally {
      db.close();
    }
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chancery-vault-'));
    vault = open();
  });
  afterEach(() => {
    vault.close();
    rmSync(folder, { recursive: true, force: true });
  });

  describe('sealing', () => {
    it('gives every text back, and says whose it is', () => {
      fc.assert(
        fc.property(SUBJECTS, TEXTS, (subject, text) => {
          const sealed = vault.seal(subject, text);
          expect(isEncryptedText(sealed)).toBe(true);
          expect(subjectOf(sealed)).toBe(subject);
          expect(vault.open(sealed)).toBe(text);
        }),
        { numRuns: 60 },
      );
    });

    it('gives the same ciphertext for the same text, also after a restart', () => {
      const before = vault.seal('eu_a1', '203.0.113.9');
      expect(vault.seal('eu_a1', '203.0.113.9')).toBe(before);
      reopen();
      expect(vault.seal('eu_a1', '203.0.113.9')).toBe(before);
    });

    it('gives different ciphertexts to different subjects and texts', () => {
      const texts = [vault.seal('eu_a1', 'x'), vault.seal('eu_a2', 'x'), vault.seal('eu_a1', 'y')];
      const payloads = texts.map((text) => text.split(':')[3]);
      expect(new Set(payloads).size).toBe(3);
    });

    it('keeps the text out of the ciphertext', () => {
      const payload = vault.seal('eu_a1', 'ada@example.org').split(':')[3] ?? '';
      expect(Buffer.from(payload, 'base64url').includes('ada@example.org')).toBe(false);
    });

    it.each(['', 'A', 'a-b', 'a'.repeat(81)])('refuses the subject %j', (subject) => {
      expect(() => vault.seal(subject, 'x')).toThrow('Not a subject');
    });

    it('finds keys again that fell out of memory', () => {
      const small = mkdtempSync(join(tmpdir(), 'chancery-vault-'));
      const narrow = openSqliteSubjectVault({ folder: small, planeKey: PLANE_KEY, cachedKeys: 2 });
      try {
        const sealed = ['eu_a1', 'eu_a2', 'eu_a3', 'eu_a4'].map((subject) => narrow.seal(subject, subject));
        expect(sealed.map((text) => narrow.open(text))).toEqual(['eu_a1', 'eu_a2', 'eu_a3', 'eu_a4']);
      } finally {
        narrow.close();
        rmSync(small, { recursive: true, force: true });
      }
    });
  });

  describe('opening', () => {
    it('throws for any altered character', () => {
      const sealed = vault.seal('eu_a1', 'ada@example.org');
      const start = 'enc:v1:eu_a1:'.length;
      fc.assert(
        fc.property(
          fc.integer({ min: start, max: sealed.length - 1 }),
          fc.constantFrom('A', 'z', '0', '_'),
          (at, letter) => {
            fc.pre(sealed[at] !== letter);
            const altered = `${sealed.slice(0, at)}${letter}${sealed.slice(at + 1)}` as EncryptedText;
            expect(() => vault.open(altered)).toThrow('was altered');
          },
        ),
      );
    });

    it('throws for a ciphertext passed off as another subject’s', () => {
      vault.seal('eu_a2', 'x');
      const moved = vault.seal('eu_a1', 'x').replace('eu_a1', 'eu_a2') as EncryptedText;
      expect(() => vault.open(moved)).toThrow('was altered');
    });

    it('throws, rather than say forgotten, for a subject it has never had a key of', () => {
      const sealed = vault.seal('eu_a1', 'x').replace('eu_a1', 'eu_unknown') as EncryptedText;
      expect(() => vault.open(sealed)).toThrow('No key for eu_unknown');
    });
  });

  describe('forgetting', () => {
    it('makes every text of the subject unreadable, for good, and no other', () => {
      const forgotten = vault.seal('eu_a1', 'ada');
      const kept = vault.seal('eu_a2', 'bob');
      expect(vault.forget('eu_a1')).toBe(true);
      for (let life = 0; life < 2; life += 1) {
        expect(vault.open(forgotten)).toBeNull();
        expect(vault.open(kept)).toBe('bob');
        reopen();
      }
    });

    it('refuses to seal anything more about the subject, also what it sealed a moment ago', () => {
      vault.seal('eu_a1', 'ada');
      vault.forget('eu_a1');
      expect(() => vault.seal('eu_a1', 'ada')).toThrow(SubjectForgottenError);
      reopen();
      expect(() => vault.seal('eu_a1', 'ada')).toThrow(SubjectForgottenError);
    });

    it('is idempotent, and holds also for a subject that never had a key', () => {
      vault.seal('eu_a1', 'ada');
      expect([vault.forget('eu_a1'), vault.forget('eu_a1'), vault.forget('eu_never')]).toEqual([true, false, false]);
      expect(() => vault.seal('eu_never', 'x')).toThrow(SubjectForgottenError);
    });

    it('leaves not even the wrapped key in any file', () => {
      vault.seal('eu_a1', 'ada');
      vault.seal('eu_a2', 'bob');
      const wrapped = wrappedKey('eu_a1');
      expect(bytesOnDisk().includes(wrapped)).toBe(true);
      vault.forget('eu_a1');
      expect(bytesOnDisk().includes(wrapped)).toBe(false);
      expect(bytesOnDisk().includes(wrappedKey('eu_a2'))).toBe(true);
    });

    it('writes a dated line into the erasure log, once', () => {
      vault.forget('eu_a1');
      vault.forget('eu_a1');
      const log = readFileSync(join(folder, 'erasures.log'), 'utf8');
      expect(log).toBe('{"subject":"eu_a1","at":"2026-11-23T00:00:00.000Z"}\n');
    });

    it('says so when a reader keeps the deleted key’s page alive, and succeeds once it is gone', () => {
      vault.seal('eu_a1', 'ada');
      const reader = new DatabaseSync(join(folder, 'keys.db'), { readOnly: true });
      reader.exec('BEGIN');
      reader.prepare('SELECT count(*) FROM subject_key').get();
      const wrapped = Buffer.from(reader.prepare('SELECT wrapped FROM subject_key').get()?.wrapped as Uint8Array);
      expect(() => vault.forget('eu_a1')).toThrow('try again');
      reader.close();
      vault.forget('eu_a1');
      expect(bytesOnDisk().includes(wrapped)).toBe(false);
    });
  });

  describe('after a restore', () => {
    /** Replaces `keys.db` by a copy made earlier, as a restore from a backup does. */
    const withRestoredKeys = (change: () => void) => {
      vault.close();
      const backup = mkdtempSync(join(tmpdir(), 'chancery-backup-'));
      cpSync(join(folder, 'keys.db'), join(backup, 'keys.db'));
      vault = open();
      change();
      vault.close();
      cpSync(join(backup, 'keys.db'), join(folder, 'keys.db'));
      rmSync(backup, { recursive: true });
      vault = open();
    };

    it('destroys again the keys that were destroyed since the backup', () => {
      const sealed = vault.seal('eu_a1', 'ada');
      const kept = vault.seal('eu_a2', 'bob');
      const wrapped = wrappedKey('eu_a1');
      withRestoredKeys(() => vault.forget('eu_a1'));
      expect(vault.open(sealed)).toBeNull();
      expect(vault.open(kept)).toBe('bob');
      expect(() => vault.seal('eu_a1', 'ada')).toThrow(SubjectForgottenError);
      expect(bytesOnDisk().includes(wrapped)).toBe(false);
    });

    it('writes a lost erasure log anew from the key store', () => {
      vault.forget('eu_a1');
      vault.close();
      rmSync(join(folder, 'erasures.log'));
      vault = open();
      expect(readFileSync(join(folder, 'erasures.log'), 'utf8')).toContain('eu_a1');
    });

    it('finishes an erasure that was logged when the process died', () => {
      const sealed = vault.seal('eu_a1', 'ada');
      appendFileSync(join(folder, 'erasures.log'), '{"subject":"eu_a1","at":"2026-11-23T00:00:00.000Z"}\n');
      reopen();
      expect(vault.open(sealed)).toBeNull();
    });

    it('drops a line of the log that was cut off, and writes the next one whole', () => {
      const sealed = vault.seal('eu_a1', 'ada');
      appendFileSync(join(folder, 'erasures.log'), '{"subject":"eu_a1","at":"20');
      reopen();
      expect(vault.open(sealed)).toBe('ada');
      vault.forget('eu_a2');
      expect(readFileSync(join(folder, 'erasures.log'), 'utf8')).toBe(
        '{"subject":"eu_a2","at":"2026-11-23T00:00:00.000Z"}\n',
      );
    });

    it.each(['nonsense\n', '{"subject":1}\n'])('names the line of the log that it cannot read: %j', (line) => {
      const other = mkdtempSync(join(tmpdir(), 'chancery-vault-'));
      writeFileSync(join(other, 'erasures.log'), `{"subject":"eu_a1","at":"2026-01-01T00:00:00.000Z"}\n${line}`);
      expect(() => openSqliteSubjectVault({ folder: other, planeKey: PLANE_KEY })).toThrow('line 2: not an erasure');
      rmSync(other, { recursive: true });
    });
  });

  describe('the plane’s key', () => {
    it('names a wrong one, and leaves the folder usable', () => {
      const sealed = vault.seal('eu_a1', 'ada');
      expect(() => open(new Uint8Array(32).fill(9))).toThrow(PlaneKeyError);
      expect(() => open(new Uint8Array(32).fill(9))).toThrow('Wrong plane key');
      expect(() => open(new Uint8Array(31))).toThrow('32 bytes');
      reopen();
      expect(vault.open(sealed)).toBe('ada');
    });

    it('never lets a subject’s key reach the disk in the clear', () => {
      vault.seal('eu_a1', 'ada');
      const key = Buffer.from(new KeyWrapping(PLANE_KEY).unwrap('eu_a1', wrappedKey('eu_a1')));
      const onDisk = bytesOnDisk();
      expect(key).toHaveLength(32);
      for (const spelling of [key, key.toString('hex'), key.toString('base64'), Buffer.from(PLANE_KEY)]) {
        expect(onDisk.includes(spelling)).toBe(false);
      }
    });

    it('opens a wrapped key for its own subject only', () => {
      vault.seal('eu_a1', 'ada');
      expect(() => new KeyWrapping(PLANE_KEY).unwrap('eu_a2', wrappedKey('eu_a1'))).toThrow();
    });
  });
});
