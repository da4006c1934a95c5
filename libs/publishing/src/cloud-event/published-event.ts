import { readEnvelope } from '@chancery/event-sourcing';
import type { StoredEvent } from '@chancery/event-sourcing';
import type { EventId, PlaneId, TenantId } from '@chancery/kernel';
import type { EventAttributes } from '../consumer/event-attributes.ts';

/** An event on its way out: its attributes, and the record as it is stored. */
export interface PublishedEvent {
  readonly id: EventId;
  readonly tenant: TenantId;
  readonly entry: number;
  readonly attributes: EventAttributes;
  readonly record: Uint8Array;
}

/**
 * A stored event as a CloudEvent. Its data is the record, byte by byte: personal fields leave as the ciphertext they
 * are. @throws SyntaxError when the record is not JSON.
 */
export function publishedEvent(plane: PlaneId, event: StoredEvent): PublishedEvent {
  const { id, type, stream, tenant, entry, position, bytes } = event;
  const { time, correlationId, causationId, traceparent } = readEnvelope(event);
  const attributes: EventAttributes = {
    specversion: '1.0',
    id,
    source: `/planes/${plane}`,
    type,
    subject: stream,
    time,
    datacontenttype: 'application/json',
    tenant,
    plane,
    entry: String(entry),
    position,
    correlationid: correlationId,
    ...(causationId === null ? {} : { causationid: causationId }),
    ...(traceparent === null ? {} : { traceparent }),
  };
  return { id, tenant, entry, attributes, record: bytes };
}
