import type { EventStore, TenantLog } from '@chancery/event-sourcing';
import type { TenantId } from '@chancery/kernel';
import type { DocumentStore } from '@chancery/read-models';
import type { EventSink } from './event-sink.ts';
import type { PublisherStatus } from './publisher-status.ts';

export interface PublisherOptions {
  /** The plane's log. */
  readonly events: EventStore & TenantLog;
  /** The plane's documents: the publisher keeps its checkpoint in the collection `publisher`. */
  readonly checkpoints: DocumentStore;
  readonly sink: EventSink;
  /** Called for every failure that is waited out, and for every tenant that is parked. */
  readonly onError: (error: unknown, what: string) => void;
  /** Events sent at once at most; default 1000. */
  readonly pageSize?: number;
  /** The first wait after a failure; each is twice the one before, up to 5 s. Default 200. */
  readonly retryDelayMs?: number;
  /** How often parked tenants are tried again by themselves; default five minutes. */
  readonly parkedRetryMs?: number;
}

/** Parked events can be tried again while the publisher runs only: it does not, or an outage keeps it from it. */
export class PublisherNotRunningError extends Error {
  override readonly name = 'PublisherNotRunningError';
}

/** What became of a parked tenant that was tried again. */
export interface ParkedRetry {
  /** Events that were sent now. */
  readonly published: number;
  /** Why the next one is refused still; `null`: the tenant is parked no more. */
  readonly error: string | null;
}

/**
 * Sends a plane's events to a sink: each at least once, those of a tenant in order, none left out. What is too much for
 * the sink parks its tenant, and no other.
 *
 * Any number of publishers may run on one plane at once, a stale one that wakes up after a pause too: each sends an
 * event only after those before it are acknowledged, so consumers see repeats, and never a gap. Running one is a matter
 * of economy, not of correctness: the lease's fencing token is not needed here.
 */
export interface Publisher {
  /**
   * Publishes until `signal` is aborted. Outages of the log, the documents and the sink are waited out.
   * @throws SinkMisconfiguredError
   */
  run(signal: AbortSignal): Promise<void>;
  status(): Promise<PublisherStatus>;
  /**
   * Sends what is parked of a tenant, until something is refused again.
   * @throws PublisherNotRunningError when the publisher does not run, or comes upon an outage before it is done.
   */
  retryParked(tenant: TenantId): Promise<ParkedRetry>;
}
