/**
 * The attributes of an event as it is published: CloudEvents 1.0, the same in Kafka's headers and in the HTTP feed. All
 * of them are text, as Kafka's headers are.
 */
export interface EventAttributes {
  readonly specversion: '1.0';
  /** The event's ID: the same for ever, however often it is sent. */
  readonly id: string;
  /** `/planes/<plane>`. */
  readonly source: string;
  /** `chancery.<context>.<past-tense>.v<N>`: names the schemas in the event catalogue. */
  readonly type: string;
  /** The stream it stands in. */
  readonly subject: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  /** Of the data, which is the record: UTF-8 JSON. */
  readonly datacontenttype: 'application/json';
  readonly tenant: string;
  readonly plane: string;
  /** Entry number in the tenant's log, decimal: 1 for its first event, dense. */
  readonly entry: string;
  /** Where it stands in the plane's log: opaque, ordered as text. The plane's feed is resumed by it. */
  readonly position: string;
  readonly correlationid: string;
  readonly causationid?: string;
  /** W3C trace context. */
  readonly traceparent?: string;
}

/** Attributes without which there is no telling what an event is, whose, and where it belongs. */
export const REQUIRED_ATTRIBUTES = [
  'specversion',
  'id',
  'source',
  'type',
  'subject',
  'time',
  'datacontenttype',
  'tenant',
  'plane',
  'entry',
  'position',
  'correlationid',
] as const satisfies readonly (keyof EventAttributes)[];

export const OPTIONAL_ATTRIBUTES = ['causationid', 'traceparent'] as const satisfies readonly (keyof EventAttributes)[];
