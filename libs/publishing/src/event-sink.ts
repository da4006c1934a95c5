import type { PublishedEvent } from './cloud-event/published-event.ts';

/** An event that the sink will not take however often it is sent. */
export interface RefusedEvent {
  readonly event: PublishedEvent;
  readonly error: string;
}

/** Where a plane's events go. Every adapter passes `event-sink.contract.ts`. */
export interface EventSink {
  /** What it is, for messages and status: `kafka topic chancery.events.eu`. */
  readonly name: string;
  /**
   * Makes ready to send; called again after every failure of `send`.
   * @throws SinkMisconfiguredError for what only a person can put right; anything else is tried again.
   */
  open(): Promise<void>;
  /**
   * Sends events, which are in order per tenant, and resolves when everything but the refused is acknowledged for good.
   * A tenant whose event was refused has everything before it and nothing behind it: the rest of the tenant's events
   * in `events` was left out. One call at a time.
   * @throws Error when it is not known which of them arrived: all of them must be sent again.
   */
  send(events: readonly PublishedEvent[]): Promise<readonly RefusedEvent[]>;
  /** Gives up what is under way and frees what is held. Can be opened again. */
  close(): Promise<void>;
}

/** The sink is not as it must be (another partition count, compaction): a person has to put it right. */
export class SinkMisconfiguredError extends Error {
  override readonly name = 'SinkMisconfiguredError';
}
