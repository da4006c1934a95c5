import type { DomainEvent, EpochMs, JsonObject } from '@chancery/kernel';
import type { AnyAggregateType, EventCodec } from './aggregate.ts';
import type { Envelope } from './envelope.ts';
import type { StoredEvent } from './event-store.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The envelope of a stored event exactly as it was written. @throws SyntaxError when the bytes are not JSON. */
export function readEnvelope(event: { readonly bytes: Uint8Array }): Envelope {
  return JSON.parse(decoder.decode(event.bytes)) as Envelope;
}

/** An event with its payload brought to the current version of its type. */
export interface ReadEvent {
  readonly envelope: Envelope;
  /** Current stored type; the envelope keeps the type it was written under. */
  readonly type: string;
  readonly data: JsonObject;
  readonly time: EpochMs;
  readonly domain: DomainEvent;
}

/**
 * The one point where stored events become current ones: knows every aggregate's codec and applies its upcasters.
 */
export class EventReader {
  private readonly codecs = new Map<string, EventCodec<DomainEvent>>();
  private readonly aggregates = new Map<string, AnyAggregateType>();

  /** @throws Error when two aggregates claim the same event type or stream category. */
  constructor(aggregates: readonly AnyAggregateType[]) {
    for (const aggregate of aggregates) {
      if (this.aggregates.has(aggregate.category)) throw new Error(`Two aggregates use "${aggregate.category}"`);
      this.aggregates.set(aggregate.category, aggregate);
      for (const type of aggregate.codec.types) {
        if (this.codecs.has(type)) throw new Error(`Two aggregates claim the event type "${type}"`);
        this.codecs.set(type, aggregate.codec);
      }
    }
  }

  /** @throws Error for a type that no aggregate knows. */
  read(event: StoredEvent): ReadEvent {
    const codec = this.codecs.get(event.type);
    if (!codec) throw new Error(`Unknown event type "${event.type}" (entry ${event.entry} of ${event.tenant})`);
    const envelope = readEnvelope(event);
    const { type, data } = codec.upcast(event.type, envelope.data);
    return { envelope, type, data, time: Date.parse(envelope.time), domain: codec.decode(type, data) };
  }

  /** The aggregate type of a stream category; `null` when there is none. */
  aggregateOf(category: string): AnyAggregateType | null {
    return this.aggregates.get(category) ?? null;
  }

  get categories(): readonly string[] {
    return [...this.aggregates.keys()];
  }
}
