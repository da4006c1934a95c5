import type { EventReader, StoredEvent } from '@chancery/event-sourcing';
import type { ProjectedEvent } from '@chancery/read-models';

/** An event as projections see it: its payload at the current version of its type. */
export function projectedEvent(reader: EventReader, event: StoredEvent): ProjectedEvent {
  const { type, data, time, envelope } = reader.read(event);
  const { id, stream, revision, position, entry, tenant } = event;
  return {
    id,
    type,
    stream,
    revision,
    position,
    entry,
    time,
    tenant,
    plane: envelope.plane,
    actor: envelope.actor,
    data,
  };
}
