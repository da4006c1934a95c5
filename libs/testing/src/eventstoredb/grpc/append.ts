import { setImmediate } from 'node:timers/promises';
import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerReadableStream } from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import { shared, streams } from '../generated.ts';
import type { Expected } from '../log/check-append.ts';
import type { EventLog, WriteResult } from '../log/event-log.ts';
import type { ProposedEvent } from '../log/logged-event.ts';
import { sizeOf } from '../log/logged-event.ts';
import { appendTooLarge, invalidArgument, RefusedCall, streamDeleted } from './refusals.ts';
import { expectedState, proposedEvent, streamName } from './wire.ts';

export interface AppendOrder {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: readonly ProposedEvent[];
}

/**
 * Reads a whole append off the wire: the options, then one message per event.
 * @throws RefusedCall
 */
export async function readAppend(
  call: ServerReadableStream<AppendReq, AppendResp>,
  maxBytes: number,
): Promise<AppendOrder> {
  let options: AppendReq.Options | undefined;
  const events: ProposedEvent[] = [];
  let bytes = 0;
  for await (const request of call as AsyncIterable<AppendReq>) {
    options ??= request.getOptions();
    const message = request.getProposedMessage();
    if (message === undefined) continue;
    const event = proposedEvent(message);
    bytes += sizeOf(event);
    if (bytes > maxBytes) throw appendTooLarge(maxBytes);
    events.push(event);
  }
  // A client that goes away in the midst of it looks like one that has sent all, until the call is closed.
  await setImmediate();
  if (call.cancelled) throw new RefusedCall(status.CANCELLED, 'The client has given up');
  if (options === undefined) throw invalidArgument('The options are missing');
  return { stream: streamName(options.getStreamIdentifier()), expected: expectedState(options), events };
}

/**
 * A wrong revision is a normal answer of this method; a deleted stream is not.
 * @throws RefusedCall
 */
export async function append(log: EventLog, { stream, expected, events }: AppendOrder): Promise<AppendResp> {
  const result = await log.append(stream, expected, events);
  switch (result.kind) {
    case 'deleted':
      throw streamDeleted(stream);
    case 'wrong_revision':
      return new streams.AppendResp().setWrongExpectedVersion(wrongVersion(expected, result.current));
    case 'written':
      return new streams.AppendResp().setSuccess(success(result));
  }
}

function wrongVersion(expected: Expected, current: number): AppendResp.WrongExpectedVersion {
  const message = new streams.AppendResp.WrongExpectedVersion();
  if (current < 0) message.setCurrentNoStream(new shared.Empty());
  else message.setCurrentRevision(String(current));
  if (expected === 'any') return message.setExpectedAny(new shared.Empty());
  if (expected === 'no_stream') return message.setExpectedNoStream(new shared.Empty());
  if (expected === 'stream_exists') return message.setExpectedStreamExists(new shared.Empty());
  return message.setExpectedRevision(String(expected));
}

function success({ last, position }: WriteResult & { kind: 'written' }): AppendResp.Success {
  const message = new streams.AppendResp.Success();
  if (last < 0) message.setNoStream(new shared.Empty());
  else message.setCurrentRevision(String(last));
  if (position === null) return message.setNoPosition(new shared.Empty());
  const where = new streams.AppendResp.Position();
  return message.setPosition(
    where.setCommitPosition(String(position.commit)).setPreparePosition(String(position.prepare)),
  );
}
