import { START } from '@chancery/event-sourcing';
import type { ParkedTenant, PublisherRequest, PublisherStatus } from '@chancery/publishing';

/** A tenant whose events wait, from one on that the topic would not take. */
export interface ParkedTenantAnswer {
  /** Pass as `tenant` to retry. */
  readonly tenant: string;
  /** The event that was refused. Nothing of the tenant from it on is published. */
  readonly eventId: string;
  /** Its entry number. @asType integer */
  readonly entry: number;
  readonly position: string;
  /** Why it was refused. */
  readonly error: string;
}

/** How far a plane's events are published. */
export interface PublisherAnswer {
  /** Everything up to here is acknowledged, or parked; `null` where no publisher ever ran. */
  readonly checkpoint: string | null;
  /** Position of the log's last event. */
  readonly head: string;
  /** Events after the checkpoint; counted up to 1000. @asType integer */
  readonly behind: number;
  /** When the oldest of them happened. */
  readonly oldestAt: string | null;
  /** Tenants that are parked. @asType integer */
  readonly parked: number;
  /** The first 100 of them. */
  readonly tenants: readonly ParkedTenantAnswer[];
}

/** What became of a parked tenant that was tried again. */
export interface ParkedRetryAnswer {
  /** Events that were sent. @asType integer */
  readonly published: number;
  /** Why the next one is refused still; `null`: the tenant is parked no more. */
  readonly error: string | null;
}

/** What was asked of a plane's publisher, and what became of it. */
export interface PublisherRequestAnswer {
  readonly request: string;
  /** The tenant whose parked events are sent again. */
  readonly tenant: string;
  /** Actor ID. */
  readonly requestedBy: string;
  readonly requestedAt: string;
  /** `requested` until a publisher has begun with it. */
  readonly state: 'requested' | 'running' | 'done' | 'failed';
  /** The process that runs it, or ran it last. */
  readonly worker: string | null;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly retry: ParkedRetryAnswer | null;
  /** Why it failed. */
  readonly error: string | null;
}

export interface PublisherRequestList {
  readonly items: readonly PublisherRequestAnswer[];
  readonly cursor: string | null;
}

const SHOWN = 100;

export function publisherAnswer({ checkpoint, head, behind, oldestAt, parked }: PublisherStatus): PublisherAnswer {
  return {
    checkpoint: checkpoint === START ? null : checkpoint,
    head,
    behind,
    oldestAt: oldestAt === null ? null : new Date(oldestAt).toISOString(),
    parked: parked.length,
    tenants: parked.slice(0, SHOWN).map(parkedAnswer),
  };
}

function parkedAnswer({ tenant, eventId, entry, position, error }: ParkedTenant): ParkedTenantAnswer {
  return { tenant, eventId, entry, position, error };
}

export function publisherRequestAnswer({ report, ...request }: PublisherRequest): PublisherRequestAnswer {
  return { ...request, retry: report };
}
