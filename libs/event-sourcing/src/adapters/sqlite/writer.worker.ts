import { parentPort, workerData } from 'node:worker_threads';
import type { AppendBatch } from './append-batch.ts';
import { unpackAppends } from './append-batch.ts';
import { LogWriter } from './log-writer.ts';
import { openForWriting } from './schema.ts';
import { isDamage, isOutage } from './sqlite-errors.ts';
import type { WriterReply, WriterRequest, WriterSettings } from './writer-protocol.ts';
import { packAnswers } from './writer-protocol.ts';

// The only thread that writes to the log: one message, one transaction, one fsync, one reply.

const { folder, plane } = workerData as WriterSettings;
let writer: LogWriter | null = null;

function write(batch: AppendBatch): WriterReply {
  let committing = false;
  try {
    writer ??= new LogWriter(openForWriting(folder, plane));
    const answers = writer.apply(unpackAppends(batch));
    committing = true;
    writer.commit();
    return packAnswers(writer.head, answers);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // After an error of the disk nothing this connection holds in memory can be trusted: the next group opens a new one.
    if (committing || isDamage(error) || isOutage(error)) closeConnection();
    if (committing) return { kind: 'unknown', reason };
    return { kind: 'not_written', reason, damaged: isDamage(error), passing: isOutage(error) };
  }
}

function closeConnection(): void {
  try {
    writer?.close();
  } finally {
    writer = null;
  }
}

parentPort?.on('message', (request: WriterRequest) => {
  if (request.kind === 'append') {
    parentPort?.postMessage(write(request));
    return;
  }
  closeConnection();
  parentPort?.close();
});
