import type { components } from './generated/records.ts';
import type { ReceivedEvent } from './received-event.ts';

type Schemas = components['schemas'];

/** Every event type and version of the catalogue of this build. */
export type EventType = Extract<keyof Schemas, `chancery.${string}.v${number}`>;

/** The record of an event of this type: its envelope, and its payload as `data`. */
export type RecordOf<T extends EventType> = Omit<Schemas['Envelope'], 'type' | 'data'> & {
  readonly type: T;
  readonly data: Schemas[T];
};

/** The record of an event of any known type: a `switch` over `type` tells which payload `data` is. */
export type KnownRecord = { readonly [T in EventType]: RecordOf<T> }[EventType];

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * The record, read. A service that is newer than this build may send types that are not in `KnownRecord`: a `switch`
 * over them needs a `default` that passes them by.
 * @throws SyntaxError when it is not JSON
 */
export function recordOf({ record }: Pick<ReceivedEvent, 'record'>): KnownRecord {
  return JSON.parse(decoder.decode(record)) as KnownRecord;
}

/** The record of an event of this type; `null` for every other event, which is not read then. */
export function recordOfType<T extends EventType>(event: ReceivedEvent, type: T): RecordOf<T> | null {
  return event.attributes.type === type ? (recordOf(event) as RecordOf<T>) : null;
}
