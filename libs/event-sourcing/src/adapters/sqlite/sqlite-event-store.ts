import { mkdirSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { PlaneId, StreamName } from '@chancery/kernel';
import type { AppendedCommand, AppendResult, EventStore, ExpectedRevision, NewEvent } from '../../event-store.ts';
import { checkAppend } from '../append-rules.ts';
import { positionText } from '../position-text.ts';
import { checkDamage, checkFiles } from './damage-check.ts';
import { LogReader } from './log-reader.ts';
import type { OwnedFolder } from './ownership.ts';
import { ownFolder } from './ownership.ts';
import { openForReading, openForWriting } from './schema.ts';
import type { WriterOptions } from './writer-client.ts';
import { WriterClient } from './writer-client.ts';

export interface SqliteEventStoreOptions extends WriterOptions {
  /** The plane's data folder; made when missing. One process owns it. */
  readonly folder: string;
  readonly plane: PlaneId;
}

/**
 * Opens the plane's log, makes it where there is none, and owns the folder until `close`.
 * @throws DataFolderOwnedError when another process (or an earlier open) owns the folder
 * @throws StoreDamagedError when the end of the log is damaged
 */
export async function openSqliteEventStore(options: SqliteEventStoreOptions): Promise<SqliteEventStore> {
  const { folder, plane } = options;
  mkdirSync(folder, { recursive: true });
  const ownership = ownFolder(folder);
  try {
    checkFiles(folder);
    // Makes the tables and brings back what the write-ahead log holds.
    openForWriting(folder, plane).close();
    const db = openForReading(folder, plane);
    try {
      await checkDamage(db, folder, plane);
      return new SqliteEventStore(db, options, ownership);
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    ownership.release();
    throw error;
  }
}

/** The event store and tenant log of a plane in one SQLite file. Opened by `openSqliteEventStore`. */
export class SqliteEventStore extends LogReader implements EventStore {
  private readonly ownership: OwnedFolder;
  private readonly writer: WriterClient;
  private closing: Promise<void> | null = null;

  constructor(db: DatabaseSync, options: SqliteEventStoreOptions, ownership: OwnedFolder) {
    super(db, options.plane);
    this.ownership = ownership;
    const onCommitted = (head: number) => this.signal.advance(positionText(head));
    this.writer = new WriterClient(options.folder, options.plane, options, onCommitted);
  }

  async append(
    stream: StreamName,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
    commands: readonly AppendedCommand[] = [],
  ): Promise<AppendResult> {
    const bytes = checkAppend(this.plane, stream, expected, events, commands);
    return this.writer.append({ stream, expected, events, commands, bytes });
  }

  /** Finishes every append accepted, ends all subscriptions, lets go of the folder. New appends are refused at once. */
  override close(): Promise<void> {
    this.closing ??= this.closeInOrder();
    return this.closing;
  }

  private async closeInOrder(): Promise<void> {
    await this.writer.drain();
    await super.close();
    // The writer's connection closes last: only then does SQLite fold its write-ahead log into the database.
    await this.writer.end();
    this.ownership.release();
  }
}
