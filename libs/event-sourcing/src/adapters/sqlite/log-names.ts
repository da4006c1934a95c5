import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { LruMap } from '../../../../kernel/src/lru.ts';
import { StoreDamagedError } from '../../event-store.ts';

const CACHED_NAMES = 50_000;

/** One table of names: both ways between name and number. A name's number never changes, so what is known stays true. */
export class NameTable {
  private readonly names = new LruMap<number, string>(CACHED_NAMES);
  private readonly ids = new LruMap<string, number>(CACHED_NAMES);
  private readonly table: string;
  private readonly selectName: StatementSync;
  private readonly selectId: StatementSync;

  constructor(db: DatabaseSync, table: 'streams' | 'tenants' | 'types') {
    this.table = table;
    this.selectName = db.prepare(`SELECT name FROM ${table} WHERE id = ?`);
    this.selectId = db.prepare(`SELECT id FROM ${table} WHERE name = ?`);
  }

  /** @throws StoreDamagedError for a number that an event refers to and nobody knows */
  nameOf(id: number): string {
    let name = this.names.get(id);
    if (name === undefined) {
      const stored = this.selectName.get(id)?.['name'];
      if (typeof stored !== 'string') throw new StoreDamagedError(`Number ${id} is missing in "${this.table}"`);
      name = stored;
      this.names.set(id, name);
    }
    return name;
  }

  /** `null` for a name that no event has used yet. */
  idOf(name: string): number | null {
    let id = this.ids.get(name);
    if (id === undefined) {
      const stored = this.selectId.get(name)?.['id'];
      if (typeof stored !== 'number') return null;
      id = stored;
      this.ids.set(name, id);
    }
    return id;
  }
}
