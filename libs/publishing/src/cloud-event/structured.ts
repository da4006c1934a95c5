import type { PublishedEvent } from './published-event.ts';

/**
 * A published event in the CloudEvents JSON format, one line. The record travels as `data_base64`: whoever decodes it
 * has the very bytes that are stored and hashed, whatever their JSON library does to numbers and the order of fields.
 */
export function structuredEvent({ attributes, record }: PublishedEvent): string {
  const bytes = Buffer.from(record.buffer, record.byteOffset, record.byteLength);
  return JSON.stringify({ ...attributes, data_base64: bytes.toString('base64') });
}
