import type { UUID } from '@eventstore/db-client/generated/shared_pb.js';
import type { Status } from '@eventstore/db-client/generated/status_pb.js';
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { Code } from '@eventstore/db-client/generated/code_pb.js';
import type { Message } from 'google-protobuf';
import { anyMessage, emptyMessage, rpcCode, rpcStatus, shared, streams } from '../generated.ts';
import type { Expected } from '../log/check-append.ts';
import type { EventLog, WriteResult } from '../log/event-log.ts';
import { sizeOf } from '../log/logged-event.ts';
import type { ProposedEvent } from '../log/logged-event.ts';
import type { AppendOrder } from './append.ts';
import { invalidArgument } from './refusals.ts';
import { proposedEvent, streamIdentifier, streamName, uuidText } from './wire.ts';

/** An append of a batch stream, whole: all its messages have come, or it is refused before they have. */
export interface BatchOrder extends AppendOrder {
  readonly correlation: UUID;
  /** When the client gives up, in milliseconds since 1970; `Infinity` if it did not say. */
  readonly deadline: number;
  /** Why the append is not to be tried. */
  readonly refusal: Status | null;
}

interface Pending {
  readonly stream: string;
  readonly expected: Expected;
  readonly deadline: number;
  readonly events: ProposedEvent[];
  bytes: number;
}

/** Puts the messages of one batch stream together: an append may come in several, and several may be on their way. */
export class BatchAssembly {
  readonly #pending = new Map<string, Pending>();
  readonly #maxBytes: number;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** @returns the append whose last message this is, or one that is too late or too large by now; else `null` */
  add(request: BatchAppendReq): BatchOrder | null {
    const correlation = request.getCorrelationId();
    if (correlation === undefined) throw invalidArgument('The correlation ID is missing');
    const id = uuidText(correlation);
    const options = request.getOptions();
    if (options !== undefined && !this.#pending.has(id)) this.#pending.set(id, begin(options));
    const pending = this.#pending.get(id);
    // What comes after a refusal belongs to an append that has had its one answer.
    if (pending === undefined) return null;
    for (const message of request.getProposedMessagesList()) {
      const event = proposedEvent(message);
      pending.bytes += sizeOf(event);
      pending.events.push(event);
    }
    const refusal = this.#refusalOf(pending);
    if (refusal === null && !request.getIsFinal()) return null;
    this.#pending.delete(id);
    return { ...pending, correlation, refusal };
  }

  #refusalOf({ deadline, bytes }: Pending): Status | null {
    if (deadline <= Date.now()) return timeout();
    if (bytes <= this.#maxBytes) return null;
    const details = new shared.MaximumAppendSizeExceeded().setMaxappendsize(this.#maxBytes);
    return failure(rpcCode.INVALID_ARGUMENT, 'MaximumAppendSizeExceeded', details);
  }
}

/** The one answer to an append of a batch stream; whatever goes wrong is a `google.rpc.Status` in it. */
export async function batchAppend(log: EventLog, order: BatchOrder): Promise<BatchAppendResp> {
  const { stream, expected, events, deadline, refusal } = order;
  const answer = answerTo(order);
  if (refusal !== null) return answer.setError(refusal);
  // It may have waited here while the node was hanging.
  if (deadline <= Date.now()) return answer.setError(timeout());
  const result = await log.append(stream, expected, events);
  switch (result.kind) {
    case 'deleted': {
      const details = new shared.StreamDeleted().setStreamIdentifier(streamIdentifier(stream));
      return answer.setError(failure(rpcCode.FAILED_PRECONDITION, 'StreamDeleted', details));
    }
    case 'wrong_revision': {
      const details = wrongVersion(expected, result.current);
      return answer.setError(failure(rpcCode.FAILED_PRECONDITION, 'WrongExpectedVersion', details));
    }
    case 'written':
      return answer.setSuccess(success(result));
  }
}

/** The answer of a server that gave up waiting: the write may or may not have happened. */
export function timeoutAnswer(order: BatchOrder): BatchAppendResp {
  return answerTo(order).setError(timeout());
}

function begin(options: BatchAppendReq.Options): Pending {
  return {
    stream: streamName(options.getStreamIdentifier()),
    expected: expectedPosition(options),
    deadline: options.getDeadline()?.toDate().getTime() ?? Infinity,
    events: [],
    bytes: 0,
  };
}

function expectedPosition(options: BatchAppendReq.Options): Expected {
  if (options.hasStreamPosition()) return BigInt(options.getStreamPosition());
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasAny()) return 'any';
  if (options.hasStreamExists()) return 'stream_exists';
  throw invalidArgument('The expected position is missing');
}

function answerTo({ correlation, stream }: BatchOrder): BatchAppendResp {
  return new streams.BatchAppendResp().setCorrelationId(correlation).setStreamIdentifier(streamIdentifier(stream));
}

function timeout(): Status {
  return failure(rpcCode.DEADLINE_EXCEEDED, 'Timeout', new shared.Timeout());
}

function failure(code: Code, name: string, details: Message): Status {
  const any = new anyMessage.Any();
  any.pack(details.serializeBinary(), `event_store.client.${name}`);
  return new rpcStatus.Status().setCode(code).setMessage(name).setDetails(any);
}

function wrongVersion(expected: Expected, current: number): InstanceType<typeof shared.WrongExpectedVersion> {
  const message = new shared.WrongExpectedVersion();
  if (current < 0) message.setCurrentNoStream(new emptyMessage.Empty());
  else message.setCurrentStreamRevision(String(current));
  if (expected === 'any') return message.setExpectedAny(new emptyMessage.Empty());
  if (expected === 'no_stream') return message.setExpectedNoStream(new emptyMessage.Empty());
  if (expected === 'stream_exists') return message.setExpectedStreamExists(new emptyMessage.Empty());
  return message.setExpectedStreamPosition(String(expected));
}

function success({ last, position }: WriteResult & { kind: 'written' }): BatchAppendResp.Success {
  const message = new streams.BatchAppendResp.Success();
  if (last < 0) message.setNoStream(new emptyMessage.Empty());
  else message.setCurrentRevision(String(last));
  if (position === null) return message.setNoPosition(new emptyMessage.Empty());
  const where = new shared.AllStreamPosition();
  return message.setPosition(
    where.setCommitPosition(String(position.commit)).setPreparePosition(String(position.prepare)),
  );
}
