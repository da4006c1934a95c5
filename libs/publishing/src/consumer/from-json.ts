import { NotAnEventError, receivedEvent } from './received-event.ts';
import type { ReceivedEvent } from './received-event.ts';

/**
 * Reads an event from a line of the HTTP feed, or the `data` of a server-sent event (CloudEvents JSON format):
 * `data_base64` is the record.
 * @throws NotAnEventError
 */
export function fromJson(text: string): ReceivedEvent {
  const { data_base64: data, ...attributes } = parseObject(text);
  if (typeof data !== 'string') throw new NotAnEventError('An event has no data_base64');
  return receivedEvent(attributes, Buffer.from(data, 'base64'));
}

function parseObject(text: string): { readonly [name: string]: unknown } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new NotAnEventError('An event is not JSON');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new NotAnEventError('An event is not a JSON object');
}
