import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { documentStoreContract } from '../../document-store.contract.ts';
import type { CollectionSpec, DocumentStore, FindOptions } from '../../document-store.ts';
import { findStatements } from './find-sql.ts';
import { openSqliteDocumentStore } from './sqlite-document-store.ts';

const temporaryFolder = () => mkdtemp(join(tmpdir(), 'chancery-read-models-'));

documentStoreContract('SQLite', async () => {
  const folder = await temporaryFolder();
  const store = await openSqliteDocumentStore({ folder });
  return {
    store,
    async dispose() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});

describe('the SQLite document store', () => {
  const spec: CollectionSpec = { name: 'ledgers', generation: 1, indexes: [{ fields: ['tenant', 'usage.rows'] }] };
  let folder: string;
  let store: DocumentStore;
  beforeEach(async () => {
    folder = await temporaryFolder();
    store = await openSqliteDocumentStore({ folder });
    await store.ensure(spec);
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });
  const reopen = async () => {
    await store.close();
    store = await openSqliteDocumentStore({ folder });
  };
  /** Runs on a connection of its own, as an operator's tool would. */
  const inspect = <T>(work: (db: DatabaseSync) => T): T => {
    const db = new DatabaseSync(join(folder, 'read-models.db'));
    try {
      return work(db);
    } finally {
      db.close();
    }
  };

  it('keeps everything in one file, over a restart', async () => {
    await store.serve(spec);
    await store.applyPage(spec, {
      documents: [{ id: 'a', document: { tenant: 't', usage: { rows: 1 } }, lastPosition: '01' }],
      parked: [{ key: 'b', position: '02', eventId: 'e', error: 'poison' }],
      unparked: [],
      checkpoint: '02',
    });
    await reopen();
    expect(await readdir(folder)).toEqual(expect.arrayContaining(['read-models.db']));
    expect(await store.serving('ledgers')).toBe(1);
    expect(await store.checkpoint(spec)).toBe('02');
    expect(await store.parked(spec)).toHaveLength(1);
    const found = await store.find(spec, { where: { tenant: 't' }, sortBy: 'usage.rows', limit: 1 });
    expect(found.documents.map(({ id }) => id)).toEqual(['a']);
  });

  it('names a file of another version, and does not touch it', async () => {
    await store.close();
    inspect((db) => db.exec('PRAGMA user_version = 99'));
    await expect(openSqliteDocumentStore({ folder })).rejects.toThrow('written by another version');
    inspect((db) => db.exec('PRAGMA user_version = 1'));
    store = await openSqliteDocumentStore({ folder });
    expect(await store.generations('ledgers')).toEqual([1]);
  });

  it('leaves no table and no index behind when a generation is dropped', async () => {
    const next = { ...spec, generation: 2 };
    const objects = () => inspect((db) => db.prepare('SELECT name FROM sqlite_schema ORDER BY name').all());
    const before = objects();
    await store.ensure(next);
    expect(objects().length).toBeGreaterThan(before.length);
    await store.drop(next);
    expect(objects()).toEqual(before);
  });

  it.each<[string, FindOptions]>([
    ['ascending', { where: { tenant: 't' }, sortBy: 'usage.rows', limit: 10 }],
    ['descending', { where: { tenant: 't' }, sortBy: 'usage.rows', descending: true, limit: 10 }],
  ])('walks the index for a sorted list, %s, from its start and from a cursor', (_, options) => {
    for (const start of [null, { value: 3, id: 'a' }, { value: null, id: 'a' }]) {
      for (const { sql, values } of findStatements(spec, options, start)) {
        const plan = inspect((db) => db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values, 10));
        const steps = plan.map(({ detail }) => String(detail)).join('; ');
        expect(steps).toContain('USING INDEX index:ledgers:1:tenant,usage.rows');
        expect(steps).not.toContain('TEMP B-TREE');
      }
    }
  });
});
