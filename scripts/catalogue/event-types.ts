import type { EventCodec } from '@chancery/event-sourcing';
import type { DomainEvent } from '@chancery/kernel';
import type { ContextDefinition } from '@chancery/platform';

/** One stored event type: who writes it, on which streams, and what reads it. */
export interface EventType {
  /** Stored name: `chancery.<context>.<past-tense>.v<N>`. */
  readonly type: string;
  readonly context: string;
  /** Category of the streams it stands on. */
  readonly category: string;
  /** `type` of the domain event, and name of its interface; `null` for an older version, which is only read. */
  readonly domainType: string | null;
  readonly codec: EventCodec<DomainEvent>;
}

/** Every stored event type of the contexts, older versions included, by name. */
export function collectEventTypes(contexts: readonly ContextDefinition[]): readonly EventType[] {
  const eventTypes = contexts.flatMap(({ name, aggregates }) =>
    aggregates.flatMap(({ category, codec }) => {
      const domainTypes = new Map([...codec.currentTypes].map(([domainType, type]) => [type, domainType]));
      return codec.types.map((type) => ({
        type,
        context: name,
        category,
        domainType: domainTypes.get(type) ?? null,
        codec,
      }));
    }),
  );
  return eventTypes.sort((left, right) => (left.type < right.type ? -1 : 1));
}
