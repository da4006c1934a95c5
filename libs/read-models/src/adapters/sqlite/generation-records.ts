import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { CollectionRef, IndexSpec, PageWrite, ParkedEvent } from '../../document-store.ts';

/** What is known of the generations besides their documents: indexes, checkpoint, parked events, and which one serves. */
export class GenerationRecords {
  private readonly moveCheckpoint: StatementSync;
  private readonly park: StatementSync;
  private readonly unpark: StatementSync;

  constructor(
    private readonly writer: DatabaseSync,
    private readonly reader: DatabaseSync,
  ) {
    this.moveCheckpoint = writer.prepare(
      'UPDATE generation SET checkpoint = ? WHERE name = ? AND generation = ? AND (checkpoint IS NULL OR checkpoint < ?)',
    );
    this.park = writer.prepare(
      'INSERT OR IGNORE INTO parked (name, generation, key, position, event_id, error) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.unpark = writer.prepare('DELETE FROM parked WHERE name = ? AND generation = ? AND key = ? AND position = ?');
  }

  /** The indexes of a generation; `null` when there is no such generation. */
  indexes({ name, generation }: CollectionRef): readonly IndexSpec[] | null {
    const row = this.reader
      .prepare('SELECT indexes FROM generation WHERE name = ? AND generation = ?')
      .get(name, generation);
    return row ? (JSON.parse(row.indexes as string) as readonly IndexSpec[]) : null;
  }

  save({ name, generation }: CollectionRef, indexes: readonly IndexSpec[]): void {
    this.writer
      .prepare(
        `INSERT INTO generation (name, generation, indexes) VALUES (?, ?, ?)
         ON CONFLICT (name, generation) DO UPDATE SET indexes = excluded.indexes`,
      )
      .run(name, generation, JSON.stringify(indexes));
  }

  remove({ name, generation }: CollectionRef): void {
    this.writer.prepare('DELETE FROM generation WHERE name = ? AND generation = ?').run(name, generation);
    this.writer.prepare('DELETE FROM parked WHERE name = ? AND generation = ?').run(name, generation);
  }

  generations(name: string): readonly number[] {
    const rows = this.reader.prepare('SELECT generation FROM generation WHERE name = ? ORDER BY generation').all(name);
    return rows.map(({ generation }) => generation as number);
  }

  serving(name: string): number | null {
    const row = this.reader.prepare('SELECT generation FROM alias WHERE name = ?').get(name);
    return row ? (row.generation as number) : null;
  }

  serve({ name, generation }: CollectionRef): void {
    this.writer
      .prepare(
        'INSERT INTO alias (name, generation) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET generation = excluded.generation',
      )
      .run(name, generation);
  }

  checkpoint({ name, generation }: CollectionRef): string | null {
    const row = this.reader
      .prepare('SELECT checkpoint FROM generation WHERE name = ? AND generation = ?')
      .get(name, generation);
    return row ? (row.checkpoint as string | null) : null;
  }

  /** The page's checkpoint and parked events. A page that is not newer than what is stored parks nothing: it did before. */
  write({ name, generation }: CollectionRef, { checkpoint, parked, unparked }: PageWrite): void {
    const isNewer = this.moveCheckpoint.run(checkpoint, name, generation, checkpoint).changes > 0;
    if (isNewer) {
      for (const { key, position, eventId, error } of parked) {
        this.park.run(name, generation, key, position, eventId, error);
      }
    }
    for (const { key, position } of unparked) this.unpark.run(name, generation, key, position);
  }

  parked({ name, generation }: CollectionRef): readonly ParkedEvent[] {
    const rows = this.reader
      .prepare(
        'SELECT key, position, event_id, error FROM parked WHERE name = ? AND generation = ? ORDER BY key, position',
      )
      .all(name, generation);
    return rows.map((row) => ({
      key: row.key as string,
      position: row.position as string,
      eventId: row.event_id as string,
      error: row.error as string,
    }));
  }
}
