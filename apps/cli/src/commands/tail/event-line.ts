import type { ReceivedEvent } from '@chancery/publishing/consumer';

/** Of the payload, on a line for people. */
const SHOWN = 160;
const decoder = new TextDecoder();

/** An event as a line for people: entry, time, type, stream, and how its payload begins. */
export function eventLine({ attributes, record }: ReceivedEvent): string {
  const { entry, time, type, subject } = attributes;
  const { data } = JSON.parse(decoder.decode(record)) as { readonly data: unknown };
  const payload = JSON.stringify(data);
  const shown = payload.length > SHOWN ? `${payload.slice(0, SHOWN)}…` : payload;
  return `${entry.padStart(6)}  ${time}  ${type}  ${subject}  ${shown}`;
}

/** An event as JSON: its attributes, and the record as `data`. */
export function eventJson({ attributes, record }: ReceivedEvent): string {
  // The record is JSON already: it is put in as it is.
  return `${JSON.stringify(attributes).slice(0, -1)},"data":${decoder.decode(record)}}`;
}
