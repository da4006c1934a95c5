import type { JsonObject } from '@chancery/kernel';
import { OPTIONAL_ATTRIBUTES, REQUIRED_ATTRIBUTES } from '@chancery/publishing/consumer';
import type { EventAttributes } from '@chancery/publishing/consumer';
import { TOPIC_PARTITIONS, TOPIC_SETTINGS } from '@chancery/publishing/kafka';
import type { DescribedType } from './described-type.ts';

const PLANE: JsonObject = { enum: ['us', 'eu'], description: 'The region.' };

/** The topic to which a plane's events are published: every type, as CloudEvents in binary mode. */
export function kafkaChannel(types: readonly DescribedType[]): JsonObject {
  return {
    address: 'chancery.events.{plane}',
    description:
      'Every event of a plane, published at least once, complete and in order per tenant once repeats are dropped by ' +
      '`ce_entry`. CloudEvents 1.0, binary mode: the value is the record byte by byte. How to consume it: ' +
      'docs/event-stream.md.',
    parameters: { plane: PLANE },
    messages: Object.fromEntries(
      types.map(({ eventType }) => [eventType.type, { $ref: `#/components/messages/${eventType.type}` }]),
    ),
    bindings: {
      kafka: {
        partitions: TOPIC_PARTITIONS,
        topicConfiguration: {
          'cleanup.policy': [TOPIC_SETTINGS['cleanup.policy']],
          'retention.ms': Number(TOPIC_SETTINGS['retention.ms']),
          'retention.bytes': Number(TOPIC_SETTINGS['retention.bytes']),
          'max.message.bytes': Number(TOPIC_SETTINGS['max.message.bytes']),
        },
        bindingVersion: '0.5.0',
      },
    },
  };
}

/** What every message has in Kafka besides its value. */
export function cloudEventTrait(): JsonObject {
  const properties = [...REQUIRED_ATTRIBUTES, ...OPTIONAL_ATTRIBUTES].map((name) => [
    headerOf(name),
    { type: 'string', description: DESCRIPTIONS[name], ...SHAPES[name] },
  ]);
  return {
    headers: {
      type: 'object',
      required: REQUIRED_ATTRIBUTES.map(headerOf),
      properties: Object.fromEntries(properties) as JsonObject,
    },
    bindings: {
      kafka: {
        key: { type: 'string', description: 'The tenant.', pattern: '^(us|eu)_[a-z0-9]{2,64}$' },
        bindingVersion: '0.5.0',
      },
    },
  };
}

function headerOf(name: keyof EventAttributes): string {
  return name === 'datacontenttype' ? 'content-type' : `ce_${name}`;
}

const SHAPES: { readonly [name in keyof EventAttributes]?: JsonObject } = {
  specversion: { const: '1.0' },
  datacontenttype: { const: 'application/json' },
  plane: PLANE,
  entry: { pattern: '^[1-9][0-9]*$' },
  time: { format: 'date-time' },
};

const DESCRIPTIONS: Readonly<Record<keyof EventAttributes, string>> = {
  specversion: 'CloudEvents version.',
  id: 'The event’s ID: the same for ever, however often it is sent.',
  source: '`/planes/<plane>`.',
  type: 'The event’s type and version.',
  subject: 'The stream it stands in.',
  time: 'When it happened.',
  datacontenttype: 'Of the value: the record, UTF-8 JSON.',
  tenant: 'Whose it is.',
  plane: 'The region.',
  entry: 'Number in the tenant’s log: 1 for its first event, dense. Not greater than the last one: a repeat.',
  position: 'Where it stands in the plane’s log: opaque, ordered as text.',
  correlationid: 'Of the request.',
  causationid: 'What caused it, where something did.',
  traceparent: 'W3C trace context, where there was one.',
};
