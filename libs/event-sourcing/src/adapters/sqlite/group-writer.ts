import type { DatabaseSync } from 'node:sqlite';
import type { WriterAppend } from './append-batch.ts';
import { LogWriter } from './log-writer.ts';
import { isDamage, isOutage } from './sqlite-errors.ts';
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
      this.writer ??= new LogWriter(this.open());
      const answers = this.writer.apply(group);
      committing = true;
      this.writer.commit();
      return packAnswers(this.writer.head, answers);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      // After an error of the disk nothing this connection holds in memory can be trusted.
      if (committing || isDamage(error) || isOutage(error)) this.close();
      if (committing) return { kind: 'unknown', reason };
      return { kind: 'not_written', reason, damaged: isDamage(error), passing: isOutage(error) };
    }
  }

  /** Rolls back what is open and closes the connection. */
  close(): void {
    const { writer } = this;
    this.writer = null;
    writer?.close();
  }
}
