import { readEnvelope } from '@chancery/event-sourcing';
import type { EventStore } from '@chancery/event-sourcing';
import type { EpochMs } from '@chancery/kernel';
import type { DocumentStore } from '@chancery/read-models';
import { PUBLISHER_COLLECTION, parkedTenants, publishedUpTo } from './run/publisher-book.ts';
import type { ParkedTenant } from './run/publisher-book.ts';

/** How far a plane's publishing is, as its stores say: any process can ask. */
export interface PublisherStatus {
  /** Everything up to this position is acknowledged, or parked. */
  readonly checkpoint: string;
  /** Position of the log's last event. */
  readonly head: string;
  /** Events after the checkpoint; counted up to `MAX_COUNTED`. */
  readonly behind: number;
  /** When the oldest of them happened; `null` when there is none. */
  readonly oldestAt: EpochMs | null;
  /** Tenants whose later events wait behind one that the sink refused. */
  readonly parked: readonly ParkedTenant[];
}

/** `behind` says no more than this: counting is reading. */
export const MAX_COUNTED = 1000;

export async function readPublisherStatus(events: EventStore, checkpoints: DocumentStore): Promise<PublisherStatus> {
  await checkpoints.ensure({ ...PUBLISHER_COLLECTION, indexes: [] });
  const [checkpoint, parked, head] = [
    await publishedUpTo(checkpoints),
    await parkedTenants(checkpoints),
    await events.head(),
  ];
  const rest = checkpoint >= head ? [] : (await events.readAll(checkpoint, MAX_COUNTED)).events;
  const [oldest] = rest;
  const oldestAt = oldest ? Date.parse(readEnvelope(oldest).time) : null;
  return { checkpoint, head, behind: rest.length, oldestAt, parked };
}
