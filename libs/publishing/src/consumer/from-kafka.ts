import { NotAnEventError, receivedEvent } from './received-event.ts';
import type { ReceivedEvent } from './received-event.ts';

/** A message of the plane's topic, as far as is read: kafkajs's own has more. */
export interface KafkaMessageLike {
  readonly value: Uint8Array | null;
  readonly headers?: { readonly [name: string]: Uint8Array | string | readonly (Uint8Array | string)[] | undefined };
}

const PREFIX = 'ce_';
const decoder = new TextDecoder();

/**
 * Reads an event from a Kafka message (CloudEvents binary mode): attributes are headers, the value is the record.
 * @throws NotAnEventError
 */
export function fromKafka({ value, headers = {} }: KafkaMessageLike): ReceivedEvent {
  if (value === null) throw new NotAnEventError('A message without a value: the topic must not be compacted');
  const attributes: { [name: string]: string } = {};
  for (const [name, content] of Object.entries(headers)) {
    if (content === undefined || Array.isArray(content)) continue;
    const text = typeof content === 'string' ? content : decoder.decode(content as Uint8Array);
    if (name.startsWith(PREFIX)) attributes[name.slice(PREFIX.length)] = text;
    else if (name === 'content-type') attributes['datacontenttype'] = text;
  }
  return receivedEvent(attributes, value);
}
