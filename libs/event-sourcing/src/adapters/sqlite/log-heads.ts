import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { NO_REVISION } from '../append-rules.ts';

/** A stream's number and where it stands. */
export interface StreamHead {
  readonly id: number;
  revision: number;
}

/** A tenant's number and its last entry; 0 before the first. */
export interface TenantHead {
  readonly id: number;
  entry: number;
}

/** A cache that is full starts anew: what is read again costs less than keeping account of every use. */
const CACHED_STREAMS = 100_000;
const CACHED_TENANTS = 20_000;

/**
 * Where streams and tenants stand, seen from inside the writer's transaction. What was written but not committed is in
 * it too: `forget` when it is rolled back.
 */
export class LogHeads {
  private readonly streams = new Map<string, StreamHead>();
  private readonly tenants = new Map<string, TenantHead>();
  private readonly types = new Map<string, number>();
  private readonly select: { stream: StatementSync; tenant: StatementSync; type: StatementSync };
  private readonly insert: { stream: StatementSync; tenant: StatementSync; type: StatementSync };

  constructor(db: DatabaseSync) {
    this.select = {
      stream: db.prepare(
        'SELECT id, (SELECT max(revision) FROM events WHERE stream_id = streams.id) AS head FROM streams WHERE name = ?',
      ),
      tenant: db.prepare(
        'SELECT id, (SELECT max(entry) FROM events WHERE tenant_id = tenants.id) AS head FROM tenants WHERE name = ?',
      ),
      type: db.prepare('SELECT id FROM types WHERE name = ?'),
    };
    this.insert = {
      stream: db.prepare('INSERT INTO streams (name, category) VALUES (?, ?)'),
      tenant: db.prepare('INSERT INTO tenants (name) VALUES (?)'),
      type: db.prepare('INSERT INTO types (name) VALUES (?)'),
    };
  }

  forget(): void {
    this.streams.clear();
    this.tenants.clear();
    this.types.clear();
  }

  /** `null` for a stream that was never written. */
  stream(name: string): StreamHead | null {
    const cached = this.streams.get(name);
    if (cached) return cached;
    const row = this.select.stream.get(name);
    if (!row) return null;
    return this.keepStream(name, { id: Number(row['id']), revision: Number(row['head'] ?? NO_REVISION) });
  }

  createStream(name: string): StreamHead {
    const [category = name] = name.split('-', 1);
    const id = Number(this.insert.stream.run(name, category).lastInsertRowid);
    return this.keepStream(name, { id, revision: NO_REVISION });
  }

  tenant(name: string): TenantHead {
    let head = this.tenants.get(name);
    if (!head) {
      const row = this.select.tenant.get(name);
      const id = row ? row['id'] : this.insert.tenant.run(name).lastInsertRowid;
      head = { id: Number(id), entry: Number(row?.['head'] ?? 0) };
      if (this.tenants.size >= CACHED_TENANTS) this.tenants.clear();
      this.tenants.set(name, head);
    }
    return head;
  }

  type(name: string): number {
    let id = this.types.get(name);
    if (id === undefined) {
      const row = this.select.type.get(name);
      id = Number(row ? row['id'] : this.insert.type.run(name).lastInsertRowid);
      this.types.set(name, id);
    }
    return id;
  }

  private keepStream(name: string, head: StreamHead): StreamHead {
    if (this.streams.size >= CACHED_STREAMS) this.streams.clear();
    this.streams.set(name, head);
    return head;
  }
}
