import type { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb.js';
import type { Map as ProtobufMap } from 'google-protobuf';
import { shared } from '../generated.ts';
import type { Expected } from '../log/check-append.ts';
import type { ProposedEvent } from '../log/logged-event.ts';
import { invalidArgument } from './refusals.ts';

/** @throws RefusedCall */
export function streamName(identifier: StreamIdentifier | undefined): string {
  const name = Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
  if (name === '') throw invalidArgument('A stream needs a name');
  return name;
}

export function streamIdentifier(stream: string): StreamIdentifier {
  return new shared.StreamIdentifier().setStreamName(Buffer.from(stream, 'utf8'));
}

/** @throws RefusedCall */
export function uuidText(uuid: UUID | undefined): string {
  if (uuid?.hasString()) return uuid.getString().toLowerCase();
  const structured = uuid?.getStructured();
  if (structured === undefined) throw invalidArgument('An ID is missing');
  const high = BigInt.asUintN(64, BigInt(structured.getMostSignificantBits()));
  const low = BigInt.asUintN(64, BigInt(structured.getLeastSignificantBits()));
  const hex = ((high << 64n) | low).toString(16).padStart(32, '0');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export function uuidMessage(text: string, form: 'string' | 'structured'): UUID {
  const message = new shared.UUID();
  if (form === 'string') return message.setString(text);
  const bits = BigInt(`0x${text.replaceAll('-', '')}`);
  const structured = new shared.UUID.Structured();
  structured.setMostSignificantBits(BigInt.asIntN(64, bits >> 64n).toString());
  structured.setLeastSignificantBits(BigInt.asIntN(64, bits).toString());
  return message.setStructured(structured);
}

/** What both forms of a proposed message have. */
interface ProposedMessage {
  getId(): UUID | undefined;
  getMetadataMap(): ProtobufMap<string, string>;
  getCustomMetadata_asU8(): Uint8Array;
  getData_asU8(): Uint8Array;
}

/** @throws RefusedCall */
export function proposedEvent(message: ProposedMessage): ProposedEvent {
  const properties = message.getMetadataMap();
  const type = properties.get('type');
  if (type === undefined) throw invalidArgument("Required Metadata Property 'type' is missing");
  return {
    id: uuidText(message.getId()),
    type,
    json: properties.get('content-type') === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** The options of Append, Delete and Tombstone alike. */
interface ExpectedOptions {
  hasRevision(): boolean;
  getRevision(): string;
  hasNoStream(): boolean;
  hasAny(): boolean;
  hasStreamExists(): boolean;
}

/** @throws RefusedCall */
export function expectedState(options: ExpectedOptions): Expected {
  if (options.hasRevision()) return BigInt(options.getRevision());
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasAny()) return 'any';
  if (options.hasStreamExists()) return 'stream_exists';
  throw invalidArgument('The expected revision is missing');
}
