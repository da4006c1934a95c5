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
 * Writes appends on one connection, many in one transaction. First every append is written as if none of its events and
 * commands were there before, and the unique keys watch. When one objects, the transaction is rolled back and all its
 * appends are written again with a look before each: so what fails leaves no trace, and what is usual costs no look.
 * After any error it throws, the connection must not be used any more.
 */
export class LogWriter {
  private readonly heads: LogHeads;
  private readonly ids = new CompactIds();
  private readonly commandIds = new CompactIds();
  private readonly beginStatement: StatementSync;
  private readonly commitStatement: StatementSync;
  private readonly rollbackStatement: StatementSync;
  private readonly insertEvent: StatementSync;
  private readonly insertCommand: StatementSync;
  private readonly selectEvent: StatementSync;
  private readonly selectCommand: StatementSync;
  private readonly selectHead: StatementSync;
  private readonly db: DatabaseSync;
  private lastPosition: number;
  /** The open transaction: its appends, their answers, and whether a unique key has objected in it. */
  private group: WriterAppend[] = [];
  private answers: AppendAnswer[] = [];
  private looking = false;

  constructor(db: DatabaseSync) {
    this.db = db;
    this.heads = new LogHeads(db);
    this.beginStatement = db.prepare('BEGIN IMMEDIATE');
    this.commitStatement = db.prepare('COMMIT');
    this.rollbackStatement = db.prepare('ROLLBACK');
    this.insertEvent = db.prepare(INSERT_EVENT);
    this.insertCommand = db.prepare(INSERT_COMMAND);
    this.selectEvent = db.prepare('SELECT position, stream_id, revision, entry FROM events WHERE id = ?');
    this.selectCommand = db.prepare(
      'SELECT 1 FROM commands WHERE tenant_id = (SELECT id FROM tenants WHERE name = ?) AND command_id = ?',
    );
    this.selectHead = db.prepare('SELECT max(position) AS head FROM events');
    this.lastPosition = this.readHead();
  }

  /** Position of the last event written. */
  get head(): number {
    return this.lastPosition;
  }

  /** Writes `appends` in the open transaction; opens one where there is none. */
  add(appends: readonly WriterAppend[]): void {
    if (!this.db.isTransaction) this.beginStatement.run();
    this.group.push(...appends);
    if (this.looking) {
      this.writeLooking(appends);
      return;
    }
    try {
      for (const append of appends) this.answers.push(this.writeUnseen(append));
    } catch (error) {
      if (!isConstraint(error)) throw error;
      this.beginAgain();
      this.looking = true;
      this.writeLooking(this.group);
    }
  }

  /** Returns the answers to everything added since the last commit, after the fsync. */
  commit(): AppendAnswer[] {
    this.commitStatement.run();
    const { answers } = this;
    this.group = [];
    this.answers = [];
    this.looking = false;
    return answers;
  }

  /** Rolls back what is open. */
  close(): void {
    this.db.close();
  }

  private beginAgain(): void {
    this.rollbackStatement.run();
    this.answers = [];
    this.heads.forget();
    this.lastPosition = this.readHead();
    this.beginStatement.run();
  }

  private writeLooking(appends: readonly WriterAppend[]): void {
    for (const append of appends) this.answers.push(this.repeatOf(append) ?? this.writeChecked(append));
  }

  private readHead(): number {
    return Number(this.selectHead.get()?.['head'] ?? 0);
  }

  /** Trusts that neither events nor commands were there before: a unique key throws where they were. */
  private writeUnseen(append: WriterAppend): AppendAnswer {
    const head = this.heads.stream(append.stream);
    const actual = head?.revision ?? NO_REVISION;
    if (revisionFits(append.expected, actual)) return this.write(append, head);
    return this.repeatOf(append) ?? wrongRevision(actual);
  }

  /** For an append of which no event was there before. */
  private writeChecked(append: WriterAppend): AppendAnswer {
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
