import { readEnvelope } from '@chancery/event-sourcing';
import type { EventStore, StoredEvent } from '@chancery/event-sourcing';
import type { PlaneId } from '@chancery/kernel';
import type { ProjectionStatus } from '@chancery/read-models';
import type { ScrapedGauges } from './scraped-gauges.ts';

/** Counting is reading: more than this is said to be this. */
const MAX_COUNTED = 1000;

/** Sets how far each read model of a plane is behind its log. */
export async function measureReadModels(
  gauges: ScrapedGauges,
  plane: { readonly id: PlaneId; readonly events: EventStore },
  projections: readonly ProjectionStatus[],
): Promise<void> {
  // Most read models are at the same place: its events are read once.
  const readings = new Map<string, Promise<readonly StoredEvent[]>>();
  for (const { name, checkpoint, head, parked } of projections) {
    const labels = { plane: plane.id, read_model: name };
    gauges.parkedEvents.set(labels, parked);
    const reading =
      checkpoint >= head ? Promise.resolve([]) : (readings.get(checkpoint) ?? after(plane.events, checkpoint));
    readings.set(checkpoint, reading);
    const waiting = await reading;
    const [oldest] = waiting;
    const ageMs = oldest ? Date.now() - Date.parse(readEnvelope(oldest).time) : 0;
    gauges.lagEntries.set(labels, waiting.length);
    gauges.lagSeconds.set(labels, Math.max(0, ageMs) / 1000);
  }
}

async function after(events: EventStore, checkpoint: string): Promise<readonly StoredEvent[]> {
  return (await events.readAll(checkpoint as Parameters<EventStore['readAll']>[0], MAX_COUNTED)).events;
}
