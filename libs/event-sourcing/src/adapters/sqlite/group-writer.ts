import type { DatabaseSync } from 'node:sqlite';
import type { WriterAppend } from './append-batch.ts';
import { LogWriter } from './log-writer.ts';
import { isDamage, isOutage, messageOf } from './sqlite-errors.ts';
import type { WriterReply } from './writer-protocol.ts';
import { packAnswers } from './writer-protocol.ts';

/** Writes groups of appends, each in one transaction, and says of each group exactly what is known of it. */
export class GroupWriter {
  private readonly open: () => DatabaseSync;
  private writer: LogWriter | null = null;

  /** @param open gives a new connection that may write; called again after an error of the disk */
  constructor(open: () => DatabaseSync) {
    this.open = open;
  }

  /** Returns after the group's fsync. Never throws. */
  write(group: readonly WriterAppend[]): WriterReply {
    let committing = false;
    try {
      this.writer ??= this.connect();
      const answers = this.writer.apply(group);
      committing = true;
      this.writer.commit();
      return packAnswers(this.writer.head, answers);
    } catch (error) {
      // Nothing that this connection holds in memory can be trusted now. Closing it rolls back what is open.
      this.close();
      const reason = messageOf(error);
      if (committing) return { kind: 'unknown', reason };
      return { kind: 'not_written', reason, damaged: isDamage(error), passing: isOutage(error) };
    }
  }

  close(): void {
    const { writer } = this;
    this.writer = null;
    writer?.close();
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
