import type { AllStreamResolvedEvent, AllStreamSubscription } from '@eventstore/db-client';
import { setTimeout as delay } from 'node:timers/promises';
import type { EventFilter, Position } from '../../event-store.ts';
import { StoreBusyError } from '../../event-store.ts';
import type { LoggedEvent } from '../../tenant-log/log-source.ts';
import { readError } from './engine-errors.ts';
import { incoming } from './event-wire.ts';
import { passes, serverFilter } from './filter-wire.ts';
import { parsePosition, positionText } from './position-text.ts';
import type { UnaryClient } from './unary-client.ts';

/** Received and not asked for yet: beyond this the server is made to wait. */
const MAX_WAITING_BYTES = 8 * 1024 * 1024;
/** So long a page that is not full waits for what is on its way, in milliseconds: events arrive one by one. */
const GATHER_MS = 10;

export interface CatchUpOptions {
  readonly client: UnaryClient;
  readonly after: Position;
  /** Everything up to here is to be seen. */
  readonly until: Position;
  readonly filter: EventFilter;
  readonly pageSize: number;
  /** So long the server may say nothing, in milliseconds. */
  readonly idleMs: number;
  readonly signal: AbortSignal;
}

/**
 * What passes the filter after `after`, in pages: filtered by the server, so that what nobody wants does not travel.
 * Ends when everything up to `until` was looked at, or `signal` is aborted. A slow reader makes the server wait.
 * @throws StoreBusyError when the connection is lost: begin again after the last event that came
 */
export async function* catchUp(options: CatchUpOptions): AsyncGenerator<readonly LoggedEvent[], void, void> {
  const { pageSize, signal } = options;
  const received = new ReceivedEvents(options);
  try {
    while (!signal.aborted) {
      const page = await received.page(pageSize);
      if (page === null) return;
      yield page;
    }
  } finally {
    received.stop();
  }
}

/** A subscription of the server, and what it has sent. */
class ReceivedEvents {
  private readonly subscription: AllStreamSubscription;
  private readonly waiting: LoggedEvent[] = [];
  private readonly timer: NodeJS.Timeout;
  private bytes = 0;
  private heard = true;
  private caughtUp = false;
  private failure: Error | null = null;
  private wake: () => void = () => undefined;

  constructor(private readonly options: CatchUpOptions) {
    const { client, after, until, filter, idleMs, signal } = options;
    this.subscription = client.subscribeToAll({
      fromPosition: parsePosition(after),
      requiresLeader: true,
      filter: {
        ...serverFilter(filter),
        // Some servers do not say that a subscription has caught up; that it has come so far is as good.
        checkpointReached: (_, position) => this.reached(positionText(position) >= until),
      },
    });
    this.timer = setInterval(() => this.checkHeard(), idleMs);
    this.subscription.on('data', (resolved) => this.take(resolved));
    this.subscription.on('caughtUp', () => this.reached(true));
    this.subscription.on('error', (error: Error) => this.fail(readError(error)));
    this.subscription.on('end', () => this.fail(new StoreBusyError('The event store ended a subscription')));
    signal.addEventListener('abort', this.onAbort);
  }

  /** @returns `null` when there is nothing more to come. */
  async page(pageSize: number): Promise<readonly LoggedEvent[] | null> {
    while (this.waiting.length === 0) {
      if (this.failure) throw this.failure;
      if (this.isOver) return null;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    for (const end = Date.now() + GATHER_MS; this.waiting.length < pageSize && !this.isOver && Date.now() < end;) {
      await delay(1);
    }
    const page = this.waiting.splice(0, pageSize);
    for (const { bytes } of page) this.bytes -= bytes.byteLength;
    if (this.bytes < MAX_WAITING_BYTES && this.subscription.isPaused()) {
      this.heard = true;
      this.subscription.resume();
    }
    return page;
  }

  /** What was sent before the server said that it was all may still be on its way through the stream. */
  private get isOver(): boolean {
    return this.options.signal.aborted || (this.caughtUp && this.subscription.readableLength === 0);
  }

  stop(): void {
    clearInterval(this.timer);
    this.options.signal.removeEventListener('abort', this.onAbort);
    this.subscription.unsubscribe().catch(() => undefined);
  }

  private readonly onAbort = () => this.wake();

  private take(resolved: AllStreamResolvedEvent): void {
    this.heard = true;
    try {
      const event = incoming(resolved);
      if (event && passes(event, this.options.filter)) {
        this.waiting.push(event);
        this.bytes += event.bytes.byteLength;
      }
    } catch (error) {
      this.fail(error instanceof Error ? error : new Error(String(error)));
    }
    if (this.bytes >= MAX_WAITING_BYTES) this.subscription.pause();
    this.wake();
  }

  private reached(all: boolean): void {
    this.heard = true;
    this.caughtUp ||= all;
    this.wake();
  }

  /** A server that has sent everything, or waits for the reader, may be silent. */
  private checkHeard(): void {
    if (!this.heard && !this.caughtUp && !this.subscription.isPaused()) {
      this.fail(new StoreBusyError(`The event store said nothing for ${this.options.idleMs} ms to a subscriber`));
    }
    this.heard = false;
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.wake();
  }
}
