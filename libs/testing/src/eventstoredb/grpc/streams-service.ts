import type { IStreamsServer } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { BatchAppendReq, BatchAppendResp, ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerDuplexStream, ServerWritableStream } from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import type { EventLog } from '../log/event-log.ts';
import { append, readAppend } from './append.ts';
import type { BatchOrder } from './batch-append.ts';
import { BatchAssembly, batchAppend, timeoutAnswer } from './batch-append.ts';
import type { CallGate } from './call-gate.ts';
import { deleteStream, tombstoneStream } from './delete.ts';
import { eventSource } from './event-source.ts';
import { read } from './read.ts';
import { ReadSink } from './read-sink.ts';
import { invalidArgument, RefusedCall } from './refusals.ts';
import { subscribe } from './subscribe.ts';

export interface StreamsServiceParts {
  readonly log: EventLog;
  readonly gate: CallGate;
  /** Largest append in bytes. */
  readonly maxAppendSize: number;
}

/** The Streams service of the test node. */
export function streamsService(parts: StreamsServiceParts): IStreamsServer {
  const { log, gate, maxAppendSize } = parts;
  return {
    append: (call, callback) => {
      const work = async () => append(log, await readAppend(call, maxAppendSize));
      gate.answer('append', call, work).then((answer) => callback(null, answer), failWith(callback));
    },
    delete: (call, callback) => {
      const work = async () => deleteStream(log, call.request);
      gate.answer('delete', call, work).then((answer) => callback(null, answer), failWith(callback));
    },
    tombstone: (call, callback) => {
      const work = async () => tombstoneStream(log, call.request);
      gate.answer('tombstone', call, work).then((answer) => callback(null, answer), failWith(callback));
    },
    batchAppend: (call) => serveBatch(call, parts),
    read: (call) => void serveRead(call, parts),
  };
}

/** Appends of a batch stream are written in the order in which they came, and answered each for itself. */
function serveBatch(
  call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>,
  { log, gate, maxAppendSize }: StreamsServiceParts,
): void {
  gate.counts.batchStreams += 1;
  const assembly = new BatchAssembly(maxAppendSize);
  const running = new Set<Promise<void>>();
  let ended = false;
  const fail = (error: unknown): void => {
    if (ended) return;
    ended = true;
    call.emit('error', refusal(error));
  };
  const answer = async (order: BatchOrder): Promise<void> => {
    const late = () => timeoutAnswer(order);
    const message = await gate.answer('batchAppend', call, async () => batchAppend(log, order), late);
    if (!ended && !call.cancelled) call.write(message);
  };
  call.on('data', (request: BatchAppendReq) => {
    if (ended) return;
    try {
      const order = assembly.add(request);
      if (order === null) return;
      const work: Promise<void> = answer(order)
        .catch(fail)
        .finally(() => running.delete(work));
      running.add(work);
    } catch (error) {
      fail(error);
    }
  });
  call.on('end', () => {
    void Promise.all(running).then(() => {
      if (ended) return;
      ended = true;
      call.end();
    });
  });
}

async function serveRead(
  call: ServerWritableStream<ReadReq, ReadResp>,
  { log, gate }: StreamsServiceParts,
): Promise<void> {
  const sink = new ReadSink(call, gate);
  try {
    const options = call.request.getOptions();
    if (options === undefined) throw invalidArgument('The options are missing');
    const live = options.hasSubscription();
    await gate.enter(live ? 'subscribe' : 'read', call);
    const source = eventSource(log, options);
    await gate.leave(live ? 'subscribe' : 'read');
    if (!live) {
      await read(source, options, sink);
    } else {
      const cut = () => sink.fail(new RefusedCall(status.UNAVAILABLE, 'Subscription cut by the test'));
      const done = gate.faults.addSubscription(cut);
      await subscribe(log, source, options, sink).finally(done);
    }
    sink.end();
  } catch (error) {
    sink.fail(refusal(error));
  }
}

function failWith(callback: (error: RefusedCall) => void): (error: unknown) => void {
  return (error) => callback(refusal(error));
}

function refusal(error: unknown): RefusedCall {
  if (error instanceof RefusedCall) return error;
  return new RefusedCall(status.UNKNOWN, `The test node failed: ${String(error)}`);
}
