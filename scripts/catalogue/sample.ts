import { isDeepStrictEqual } from 'node:util';
import type { Envelope } from '@chancery/event-sourcing';
import { parseStreamName } from '@chancery/kernel';
import type { EventType } from './event-types.ts';
import type { Validators } from './validators.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Why the bytes are not a golden sample of the type: a whole envelope as it was recorded, which the schemas accept and
 * the codec reads as a current event. Empty when they are.
 */
export function sampleProblems(eventType: EventType, bytes: Uint8Array, validators: Validators): readonly string[] {
  const { type, category, codec, domainType } = eventType;
  let envelope: Envelope;
  try {
    envelope = JSON.parse(utf8.decode(bytes)) as Envelope;
  } catch (error) {
    return [`the sample is not JSON: ${messageOf(error)}`];
  }
  const shape = [...validators.envelope(envelope), ...validators.payload(type, envelope.data)];
  if (shape.length > 0) return shape.map((problem) => `the sample no longer fits: ${problem}`);
  if (envelope.type !== type) return [`the sample is of type "${envelope.type}"`];
  if (parseStreamName(envelope.stream).category !== category) {
    return [`the sample stands on "${envelope.stream}", not on a stream of category "${category}"`];
  }
  try {
    const current = codec.encode(codec.decode(type, envelope.data));
    const problems = validators.payload(current.type, current.data).map((problem) => `decoded, it breaks: ${problem}`);
    const changed = domainType !== null && !isDeepStrictEqual(current.data, envelope.data);
    return changed ? [...problems, 'decoded and encoded again, it is another payload'] : problems;
  } catch (error) {
    return [`the codec cannot read the sample: ${messageOf(error)}`];
  }
}

/** The first event of each wanted type in a history: NDJSON, the recorded bytes of one event a line. */
export function firstOfEachType(history: Uint8Array, wanted: ReadonlySet<string>): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  for (const line of linesOf(history)) {
    const { type } = JSON.parse(utf8.decode(line)) as { readonly type: string };
    if (wanted.has(type) && !found.has(type)) found.set(type, line);
  }
  return found;
}

/** Slices, never decoded and encoded again: the sample is the record's own bytes. */
function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length;) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline;
    if (end > start) yield bytes.subarray(start, end);
    start = end + 1;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
