import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { leafHash } from '../../../../transparency/src/leaf-hash.ts';
import { NO_REVISION, revisionFits } from '../append-rules.ts';
import type { WriterAppend, WriterEvent } from './append-batch.ts';
import { CompactIds } from './compact-id.ts';
import type { StreamHead } from './log-heads.ts';
import { LogHeads } from './log-heads.ts';
import { INSERT_COMMAND, INSERT_EVENT } from './schema.ts';
import { isConstraint } from './sqlite-errors.ts';

/** How one append of a group ended. */
export type AppendAnswer =
  | { readonly kind: 'appended'; readonly lastRevision: number; readonly position: number; readonly lastEntry: number }
  | { readonly kind: 'wrong_revision'; readonly actual: number | 'no_stream' }
  | { readonly kind: 'duplicate_command'; readonly commandId: string }
  /** Some of its events are stored already, and not as this append says. */
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Applies groups of appends on one connection. First every append is written as if none of its events and commands
 * were there before, and the unique keys watch. When one objects, the whole group is rolled back and applied again with
 * a look before each append: so what fails leaves no trace, and what is usual costs no look.
 */
export class LogWriter {
  private readonly heads: LogHeads;
  private readonly ids = new CompactIds();
  private readonly commandIds = new CompactIds();
  private readonly begin: StatementSync;
  private readonly commitGroup: StatementSync;
  private readonly rollbackGroup: StatementSync;
  private readonly insertEvent: StatementSync;
  private readonly insertCommand: StatementSync;
  private readonly selectEvent: StatementSync;
  private readonly selectCommand: StatementSync;
  private readonly selectHead: StatementSync;
  private readonly db: DatabaseSync;
  private lastPosition: number;

  constructor(db: DatabaseSync) {
    this.db = db;
    this.heads = new LogHeads(db);
    this.begin = db.prepare('BEGIN IMMEDIATE');
    this.commitGroup = db.prepare('COMMIT');
    this.rollbackGroup = db.prepare('ROLLBACK');
    this.insertEvent = db.prepare(INSERT_EVENT);
    this.insertCommand = db.prepare(INSERT_COMMAND);
    this.selectEvent = db.prepare('SELECT position, stream_id, revision, entry FROM events WHERE id = ?');
    this.selectCommand = db.prepare(
      'SELECT 1 FROM commands WHERE tenant_id = (SELECT id FROM tenants WHERE name = ?) AND command_id = ?',
    );
    this.selectHead = db.prepare('SELECT max(position) AS head FROM events');
    this.lastPosition = this.readHead();
  }

  /** Position of the last event applied. */
  get head(): number {
    return this.lastPosition;
  }

  /** Opens a transaction and applies the group in it. On any error the transaction is rolled back. */
  apply(group: readonly WriterAppend[]): AppendAnswer[] {
    try {
      return this.applyEach(group, (append) => this.applyUnseen(append));
    } catch (error) {
      this.rollback();
      if (!isConstraint(error)) throw error;
    }
    try {
      return this.applyEach(group, (append) => this.repeatOf(append) ?? this.applyLooking(append));
    } catch (error) {
      this.rollback();
      throw error;
    }
  }

  /** Returns after the fsync. @throws when the outcome is not known: the connection must not be used any more. */
  commit(): void {
    this.commitGroup.run();
  }

  close(): void {
    this.db.close();
  }

  private applyEach(group: readonly WriterAppend[], apply: (append: WriterAppend) => AppendAnswer): AppendAnswer[] {
    this.begin.run();
    return group.map(apply);
  }

  private rollback(): void {
    // SQLite ends the transaction itself on some errors.
    if (this.db.isTransaction) this.rollbackGroup.run();
    this.heads.forget();
    this.lastPosition = this.readHead();
  }

  private readHead(): number {
    return Number(this.selectHead.get()?.['head'] ?? 0);
  }

  /** Trusts that neither events nor commands were there before: a unique key throws where they were. */
  private applyUnseen(append: WriterAppend): AppendAnswer {
    const head = this.heads.stream(append.stream);
    const actual = head?.revision ?? NO_REVISION;
    if (revisionFits(append.expected, actual)) return this.write(append, head);
    return this.repeatOf(append) ?? wrongRevision(actual);
  }

  /** For an append of which no event was there before. */
  private applyLooking(append: WriterAppend): AppendAnswer {
    const head = this.heads.stream(append.stream);
    const actual = head?.revision ?? NO_REVISION;
    if (!revisionFits(append.expected, actual)) return wrongRevision(actual);
    const commandId = this.duplicateCommand(append);
    if (commandId !== null) return { kind: 'duplicate_command', commandId };
    return this.write(append, head);
  }

  private write(append: WriterAppend, known: StreamHead | null): AppendAnswer {
    const stream = known ?? this.heads.createStream(append.stream);
    this.writeCommands(append, stream);
    let lastEntry = 0;
    for (const event of append.events) {
      const tenant = this.heads.tenant(event.tenant);
      const position = ++this.lastPosition;
      const revision = ++stream.revision;
      lastEntry = ++tenant.entry;
      this.insertEvent.run(
        position,
        stream.id,
        revision,
        this.heads.type(event.type),
        tenant.id,
        lastEntry,
        this.ids.compact(event.id),
        this.commandIds.compact(event.commandId),
        leafHash(append.stream, revision, event.id, event.type, event.bytes),
        event.bytes,
      );
    }
    return { kind: 'appended', lastRevision: stream.revision, position: this.lastPosition, lastEntry };
  }

  private writeCommands({ events, commands }: WriterAppend, stream: StreamHead): void {
    for (const { firstEvent, eventCount, commandHash, answer } of commands) {
      const { tenant, commandId } = eventAt(events, firstEvent);
      this.insertCommand.run(
        this.heads.tenant(tenant).id,
        this.commandIds.compact(commandId),
        this.ids.compact(commandHash),
        answer,
        stream.id,
        stream.revision + 1 + firstEvent,
        stream.revision + firstEvent + eventCount,
        this.lastPosition + firstEvent + eventCount,
      );
    }
  }

  /** The first answer, when all events are there as this append says; a refusal, when only some are; else `null`. */
  private repeatOf(append: WriterAppend): AppendAnswer | null {
    const stored = append.events.map(({ id }) => this.selectEvent.get(this.ids.compact(id)));
    const found = stored.filter((row) => row !== undefined);
    const distinct = new Set(append.events.map(({ id }) => id)).size;
    if (distinct < append.events.length) return { kind: 'refused', reason: 'An event stands in the append twice' };
    const [first] = found;
    const last = found.at(-1);
    if (!first || !last) return null;
    const stream = this.heads.stream(append.stream);
    const asThen =
      found.length === append.events.length &&
      found.every(
        (row, index) => row['stream_id'] === stream?.id && row['revision'] === Number(first['revision']) + index,
      );
    if (!asThen) {
      const reason = `Some of the events for "${append.stream}" are stored already, but not all of them there and in this order`;
      return { kind: 'refused', reason };
    }
    return {
      kind: 'appended',
      lastRevision: Number(last['revision']),
      position: Number(last['position']),
      lastEntry: Number(last['entry']),
    };
  }

  private duplicateCommand({ events, commands }: WriterAppend): string | null {
    const seen = new Set<string>();
    for (const { firstEvent } of commands) {
      const { tenant, commandId } = eventAt(events, firstEvent);
      const key = `${tenant} ${commandId}`;
      if (seen.has(key) || this.selectCommand.get(tenant, this.commandIds.compact(commandId))) return commandId;
      seen.add(key);
    }
    return null;
  }
}

function eventAt(events: readonly WriterEvent[], index: number): WriterEvent {
  const event = events[index];
  if (!event) throw new Error(`The append has no event ${index}`);
  return event;
}

function wrongRevision(actual: number): AppendAnswer {
  return { kind: 'wrong_revision', actual: actual === NO_REVISION ? 'no_stream' : actual };
}
