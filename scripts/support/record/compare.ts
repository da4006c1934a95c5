import type { Received } from './kafka-reader.ts';
import type { RecordedLog } from './recorded-log.ts';

/** Recorded events that never came out of Kafka. */
export function missingEvents({ byTenant }: RecordedLog, { events }: Received): readonly string[] {
  return [...byTenant].flatMap(([tenant, recorded]) => {
    const came = new Set(events.get(tenant));
    return recorded.filter((id) => !came.has(id)).map((id) => `${tenant}: event ${id} is not in Kafka`);
  });
}

/** Where what came out of Kafka, repeats dropped, is in another order than it was recorded. */
export function reorderedEvents({ byTenant }: RecordedLog, { events, outOfOrder }: Received): readonly string[] {
  const elsewhere = [...events].flatMap(([tenant, came]) => {
    const recorded = byTenant.get(tenant) ?? [];
    const at = came.findIndex((id, index) => id !== recorded[index]);
    return at < 0 ? [] : [`${tenant}: Kafka's entry ${at + 1} is ${came[at]}, recorded is ${recorded[at]}`];
  });
  return [...outOfOrder, ...elsewhere];
}
