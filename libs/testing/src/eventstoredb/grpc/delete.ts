import type { DeleteReq, DeleteResp, TombstoneReq, TombstoneResp } from '@eventstore/db-client/generated/streams_pb.js';
import { streams } from '../generated.ts';
import type { Expected } from '../log/check-append.ts';
import type { EventLog, WriteResult } from '../log/event-log.ts';
import type { LogPosition } from '../log/logged-event.ts';
import { invalidArgument, streamDeleted, wrongRevision } from './refusals.ts';
import { expectedState, streamName } from './wire.ts';

/** @throws RefusedCall */
export async function deleteStream(log: EventLog, request: DeleteReq): Promise<DeleteResp> {
  const { stream, expected } = target(request.getOptions());
  const { commit, prepare } = positionOf(stream, expected, await log.delete(stream, expected));
  const position = new streams.DeleteResp.Position();
  position.setCommitPosition(String(commit)).setPreparePosition(String(prepare));
  return new streams.DeleteResp().setPosition(position);
}

/** @throws RefusedCall */
export async function tombstoneStream(log: EventLog, request: TombstoneReq): Promise<TombstoneResp> {
  const { stream, expected } = target(request.getOptions());
  const { commit, prepare } = positionOf(stream, expected, await log.tombstone(stream, expected));
  const position = new streams.TombstoneResp.Position();
  position.setCommitPosition(String(commit)).setPreparePosition(String(prepare));
  return new streams.TombstoneResp().setPosition(position);
}

function target(options: DeleteReq.Options | TombstoneReq.Options | undefined): { stream: string; expected: Expected } {
  if (options === undefined) throw invalidArgument('The options are missing');
  return { stream: streamName(options.getStreamIdentifier()), expected: expectedState(options) };
}

function positionOf(stream: string, expected: Expected, result: WriteResult): LogPosition {
  if (result.kind === 'deleted') throw streamDeleted(stream);
  if (result.kind === 'wrong_revision' || result.position === null) {
    throw wrongRevision(stream, expected, result.kind === 'wrong_revision' ? result.current : result.last);
  }
  return result.position;
}
