import { parentPort, workerData } from 'node:worker_threads';
import { unpackAppends } from './append-batch.ts';
import { GroupWriter } from './group-writer.ts';
import { openForWriting } from './schema.ts';
import type { WriterRequest, WriterSettings } from './writer-protocol.ts';

// The only thread that writes to the log: one message, one transaction, one fsync, one reply.

const { folder, plane } = workerData as WriterSettings;
const writer = new GroupWriter(() => openForWriting(folder, plane));

parentPort?.on('message', (request: WriterRequest) => {
  if (request.kind === 'append') {
    parentPort?.postMessage(writer.write(unpackAppends(request)));
    return;
  }
  writer.close();
  parentPort?.close();
});
