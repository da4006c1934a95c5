import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@chancery/kernel';
import { PLANE_KEY, subjectVaultContract } from '../subject-vault.contract.ts';
import type { VaultPlace } from '../subject-vault.contract.ts';
import type { SubjectVault } from '../subject-vault.ts';
import { openSqliteSubjectVault } from './sqlite-subject-vault.ts';

const ERASED_A2 = '{"subject":"eu_a2","at":"2026-11-23T00:00:00.000Z"}\n';

interface SqlitePlace extends VaultPlace {
  readonly folder: string;
}

async function newPlace(): Promise<SqlitePlace> {
  const clock = new FixedClock(Date.UTC(2026, 10, 23));
  const folder = mkdtempSync(join(tmpdir(), 'chancery-vault-'));
  const keys = join(folder, 'keys.db');
  const log = join(folder, 'erasures.log');
  return {
    folder,
    open: async (options = {}) => openSqliteSubjectVault({ folder, planeKey: PLANE_KEY, clock, ...options }),
    wrappedKey: async (subject) => {
      const db = new DatabaseSync(keys, { readOnly: true });
      try {
        const row = db.prepare('SELECT wrapped FROM subject_key WHERE subject = ?').get(subject);
        return row === undefined ? null : Buffer.from(row.wrapped as Uint8Array);
      } finally {
        db.close();
      }
    },
    storedBytes: async () => Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file)))),
    loggedErasures: async () =>
      readFileSync(log, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as { subject: string; at: string }),
    backUpKeys: async () => {
      const backup = readFileSync(keys);
      return async () => writeFileSync(keys, backup);
    },
    loseErasureLog: async () => rmSync(log),
    dispose: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

subjectVaultContract('SQLite', newPlace);

describe('the files of the SQLite subject vault', () => {
  let place: SqlitePlace;
  let vault: SubjectVault;
  const log = () => join(place.folder, 'erasures.log');
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

  it('say so when a reader keeps the deleted key’s page alive, and lose it once the reader is gone', async () => {
    await vault.seal('eu_a1', 'ada');
    const wrapped = (await place.wrappedKey('eu_a1')) ?? 'none';
    const reader = new DatabaseSync(join(place.folder, 'keys.db'), { readOnly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM subject_key').get();
    await expect(vault.forget('eu_a1')).rejects.toThrow('try again');
    reader.close();
    await vault.forget('eu_a1');
    expect((await place.storedBytes()).includes(wrapped)).toBe(false);
  });

  it('finish an erasure that was logged when the process died', async () => {
    const sealed = await vault.seal('eu_a2', 'bob');
    appendFileSync(log(), ERASED_A2);
    await reopen();
    expect(await vault.open(sealed)).toBeNull();
  });

  it('drop a line of the log that was cut off, and take the next one whole', async () => {
    const sealed = await vault.seal('eu_a1', 'ada');
    appendFileSync(log(), '{"subject":"eu_a1","at":"20');
    await reopen();
    expect(await vault.open(sealed)).toBe('ada');
    await vault.forget('eu_a2');
    expect(readFileSync(log(), 'utf8')).toBe(ERASED_A2);
  });

  it.each(['nonsense\n', '{"subject":1}\n'])('name the line of the log that cannot be read: %j', (line) => {
    const folder = mkdtempSync(join(tmpdir(), 'chancery-vault-'));
    writeFileSync(join(folder, 'erasures.log'), `{"subject":"eu_a1","at":"2026-01-01T00:00:00.000Z"}\n${line}`);
    expect(() => openSqliteSubjectVault({ folder, planeKey: PLANE_KEY })).toThrow('line 2: not an erasure');
    rmSync(folder, { recursive: true });
  });
});
