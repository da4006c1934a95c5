import type { ParkedEvent } from '../document-store.ts';
import type { PoisonEvent } from '../projection-host.ts';

const SHOWN = 20;
/** What begins the key of an event that cannot be decoded, or whose documents cannot be told. */
const EVENT_KEY = '*event:';

export function eventKey(eventId: string): string {
  return `${EVENT_KEY}${eventId}`;
}

export function isEventKey(key: string): boolean {
  return key.startsWith(EVENT_KEY);
}

/** The keys of a generation that have parked events, with the event that came first. */
export class ParkedKeys {
  private readonly byKey = new Map<string, PoisonEvent>();
  private count = 0;

  /** @param events the parked events of a generation, those of a key in order. */
  constructor(events: readonly ParkedEvent[]) {
    this.add(events);
  }

  has(key: string): boolean {
    return this.byKey.has(key);
  }

  /** What its first parked event failed with; `undefined` for a key without parked events. */
  errorOf(key: string): string | undefined {
    return this.byKey.get(key)?.error;
  }

  get total(): number {
    return this.count;
  }

  /** The first parked events, at most 20. */
  get first(): readonly PoisonEvent[] {
    return [...this.byKey.values()].slice(0, SHOWN);
  }

  add(events: readonly ParkedEvent[]): void {
    for (const { key, eventId, position, error } of events) {
      const before = this.byKey.get(key);
      const first = before ?? { key, eventId, position, error, parked: 0 };
      this.byKey.set(key, { ...first, parked: first.parked + 1 });
    }
    this.count += events.length;
  }

  /** Replaces what is known of a key by the events that are left of it. */
  replace(key: string, left: readonly ParkedEvent[]): void {
    this.count -= this.byKey.get(key)?.parked ?? 0;
    this.byKey.delete(key);
    this.add(left);
  }
}
