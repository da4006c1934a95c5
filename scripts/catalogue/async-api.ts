import type { JsonObject } from '@chancery/kernel';
import { cloudEventTrait, kafkaChannel } from './kafka-channel.ts';
import { byCategory, descriptionOf } from './described-type.ts';
import type { Category, DescribedType } from './described-type.ts';

/** The channel of what is published; categories of streams are single words. */
const PUBLISHED = 'published-events';

/**
 * The event catalogue as an AsyncAPI 3.0 document: a channel per stream category, a message per event type, and the
 * plane's topic in Kafka.
 */
export function asyncApi(types: readonly DescribedType[], version: string): JsonObject {
  const categories = byCategory(types);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Chancery events',
      version,
      description:
        'Every event type of the record, by the streams it stands on. A message is the whole envelope as it was ' +
        'recorded; the schemas are those of the event catalogue. Generated: `npm run catalogue`.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    channels: {
      ...Object.fromEntries(categories.map((category) => [category.category, channel(category)])),
      [PUBLISHED]: kafkaChannel(types),
    },
    operations: {
      ...Object.fromEntries(
        categories.map(({ category, types: own }) => [
          `append-${category}`,
          operation(category, `Events appended to streams of the category ${category}.`, own),
        ]),
      ),
      'publish-events': operation(PUBLISHED, 'Events of a plane published to Kafka.', types),
    },
    components: {
      messages: Object.fromEntries(types.map((type) => [type.eventType.type, message(type)])),
      messageTraits: { cloudEvent: cloudEventTrait() },
    },
  };
}

function operation(channelName: string, summary: string, types: readonly DescribedType[]): JsonObject {
  return {
    action: 'send',
    channel: { $ref: `#/channels/${channelName}` },
    summary,
    messages: types.map(({ eventType }) => ({ $ref: `#/channels/${channelName}/messages/${eventType.type}` })),
  };
}

function channel({ category, context, address, types }: Category): JsonObject {
  const id = address.endsWith('{id}') ? { id: { description: 'Which of the tenant’s streams of this category.' } } : {};
  return {
    address,
    description: `Streams of the category ${category}, written by the context ${context}.`,
    parameters: { tenant: { description: 'The tenant’s ID; it begins with its plane.' }, ...id },
    messages: Object.fromEntries(
      types.map(({ eventType }) => [eventType.type, { $ref: `#/components/messages/${eventType.type}` }]),
    ),
  };
}

function message(type: DescribedType): JsonObject {
  const { eventType, sample } = type;
  const name = eventType.type;
  return {
    name,
    title: eventType.domainType ?? name,
    summary: descriptionOf(type),
    contentType: 'application/json',
    traits: [{ $ref: '#/components/messageTraits/cloudEvent' }],
    ...(eventType.domainType === null ? { description: 'An older version: it is read, and no longer written.' } : {}),
    payload: {
      allOf: [
        { $ref: './catalogue/envelope.schema.json' },
        {
          type: 'object',
          properties: { type: { const: name }, data: { $ref: `./catalogue/${name}/schema.json` } },
        },
      ],
    },
    ...(sample === null ? {} : { examples: [{ payload: sample as unknown as JsonObject }] }),
  };
}
