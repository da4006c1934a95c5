import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { streams } from '../generated.ts';
import type { LoggedEvent, LogPosition } from '../log/logged-event.ts';
import { streamIdentifier, uuidMessage } from './wire.ts';

/** 100 ns, the unit of `created`, in a millisecond. */
const TICKS_PER_MILLISECOND = 10_000n;

export function eventMessage(event: LoggedEvent, ids: 'string' | 'structured'): ReadResp {
  const record = new streams.ReadResp.ReadEvent.RecordedEvent();
  record.setId(uuidMessage(event.id, ids));
  record.setStreamIdentifier(streamIdentifier(event.stream));
  record.setStreamRevision(String(event.revision));
  record.setCommitPosition(String(event.commit));
  record.setPreparePosition(String(event.prepare));
  record.setData(event.data);
  record.setCustomMetadata(event.metadata);
  const properties = record.getMetadataMap();
  properties.set('type', event.type);
  properties.set('content-type', event.json ? 'application/json' : 'application/octet-stream');
  properties.set('created', String(BigInt(event.created) * TICKS_PER_MILLISECOND));
  const read = new streams.ReadResp.ReadEvent().setEvent(record).setCommitPosition(String(event.commit));
  return new streams.ReadResp().setEvent(read);
}

export function streamNotFoundMessage(stream: string): ReadResp {
  const message = new streams.ReadResp.StreamNotFound().setStreamIdentifier(streamIdentifier(stream));
  return new streams.ReadResp().setStreamNotFound(message);
}

export function confirmationMessage(subscription: string): ReadResp {
  const message = new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(subscription);
  return new streams.ReadResp().setConfirmation(message);
}

export function checkpointMessage({ commit, prepare }: LogPosition): ReadResp {
  const message = new streams.ReadResp.Checkpoint();
  message.setCommitPosition(String(commit)).setPreparePosition(String(prepare));
  return new streams.ReadResp().setCheckpoint(message);
}

export function caughtUpMessage(): ReadResp {
  return new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp());
}

export function fellBehindMessage(): ReadResp {
  return new streams.ReadResp().setFellBehind(new streams.ReadResp.FellBehind());
}
