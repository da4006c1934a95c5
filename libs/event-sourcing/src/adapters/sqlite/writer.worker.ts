import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { unpackAppends } from './append-batch.ts';
import { GroupWriter } from './group-writer.ts';
import { openForWriting } from './schema.ts';
import type { WriterReply, WriterRequest, WriterSettings } from './writer-protocol.ts';

// The only thread that writes to the log. Messages that wait share one transaction and one fsync; a message with more to
// follow leaves the transaction open.

/** One transaction at most: what a commit must wait for stays bounded. */
const GROUP_APPENDS = 1024;
const GROUP_BYTES = 4 * 1024 * 1024;

if (!parentPort) throw new Error('The writer runs in a thread of its own');
const port = parentPort;
const { folder, plane } = workerData as WriterSettings;
const writer = new GroupWriter(() => openForWriting(folder, plane));
const open = { appends: 0, bytes: 0 };

function reply(answer: WriterReply | null): void {
  if (!answer) return;
  open.appends = 0;
  open.bytes = 0;
  port.postMessage(answer);
}

function nextWaiting(): WriterRequest | null {
  return (receiveMessageOnPort(port)?.message as WriterRequest | undefined) ?? null;
}

port.on('message', (first: WriterRequest) => {
  for (let request: WriterRequest | null = first; request;) {
    if (request.kind === 'close') {
      writer.close();
      port.close();
      return;
    }
    const appends = unpackAppends(request);
    open.appends += appends.length;
    open.bytes += request.bytes.byteLength;
    reply(writer.add(appends));
    const full = open.appends >= GROUP_APPENDS || open.bytes >= GROUP_BYTES;
    const next: WriterRequest | null = full ? null : nextWaiting();
    if (full || (!next && !request.more)) reply(writer.commit());
    request = next;
  }
});
