import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { StoreDamagedError } from '../../event-store.ts';

/** Of one table; a cache that is full starts anew. */
const CACHED_NAMES = 100_000;

/** One table of names: both ways between name and number. A name's number never changes, so what is known stays true. */
export class NameTable {
  private readonly names = new Map<number, string>();
  private readonly ids = new Map<string, number>();
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
      this.keep(id, name);
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
      this.keep(id, name);
    }
    return id;
  }

  private keep(id: number, name: string): void {
    if (this.names.size >= CACHED_NAMES) {
      this.names.clear();
      this.ids.clear();
    }
    this.names.set(id, name);
    this.ids.set(name, id);
  }
}
