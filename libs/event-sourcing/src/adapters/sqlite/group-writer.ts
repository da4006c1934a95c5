import type { DatabaseSync } from 'node:sqlite';
import type { WriterAppend } from './append-batch.ts';
import { LogWriter } from './log-writer.ts';
import { isDamage, isOutage, messageOf } from './sqlite-errors.ts';
import type { WriterReply } from './writer-protocol.ts';
import { packAnswers } from './writer-protocol.ts';

/** Writes appends in groups, each one transaction, and says of each append exactly what is known of it. Never throws. */
export class GroupWriter {
  private readonly open: () => DatabaseSync;
  private writer: LogWriter | null = null;
  private unanswered = 0;

  /** @param open gives a new connection that may write; called again after an error */
  constructor(open: () => DatabaseSync) {
    this.open = open;
  }

  /** Adds appends to the open group. A reply says that nothing of the group was written; the next call opens another. */
  add(appends: readonly WriterAppend[]): WriterReply | null {
    this.unanswered += appends.length;
    try {
      this.writer ??= this.connect();
      this.writer.add(appends);
      return null;
    } catch (error) {
      const outcome = { reason: messageOf(error), damaged: isDamage(error), passing: isOutage(error) };
      return { kind: 'not_written', appends: this.giveUp(), ...outcome };
    }
  }

  /** Commits the open group and returns after its fsync; `null` when there is none. */
  commit(): WriterReply | null {
    if (!this.writer || this.unanswered === 0) return null;
    try {
      const answers = this.writer.commit();
      this.unanswered = 0;
      return packAnswers(this.writer.head, answers);
    } catch (error) {
      return { kind: 'unknown', appends: this.giveUp(), reason: messageOf(error) };
    }
  }

  /** Rolls back what is open and closes the connection. */
  close(): void {
    const { writer } = this;
    this.writer = null;
    writer?.close();
  }

  /** Nothing that this connection holds in memory can be trusted any more. Returns how many appends that leaves. */
  private giveUp(): number {
    const { unanswered } = this;
    this.unanswered = 0;
    this.close();
    return unanswered;
  }

  private connect(): LogWriter {
    const db = this.open();
    try {
      return new LogWriter(db);
    } catch (error) {
      db.close();
      throw error;
    }
  }
}
