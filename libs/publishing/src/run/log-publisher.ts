import { BackOff } from '@chancery/event-sourcing';
import type { LogPage, StoredEvent } from '@chancery/event-sourcing';
import type { TenantId } from '@chancery/kernel';
import { publishedEvent } from '../cloud-event/published-event.ts';
import type { PublishedEvent } from '../cloud-event/published-event.ts';
import { SinkMisconfiguredError } from '../event-sink.ts';
import type { ParkedRetry, Publisher, PublisherOptions } from '../publisher.ts';
import { readPublisherStatus } from '../publisher-status.ts';
import type { PublisherStatus } from '../publisher-status.ts';
import { orAborted } from './or-aborted.ts';
import { PageAhead } from './page-ahead.ts';
import { ParkedRetries } from './parked-retries.ts';
import { PublisherBook } from './publisher-book.ts';
import type { ParkedTenant } from './publisher-book.ts';

const PAGE_SIZE = 1000;
const RETRY_DELAY_MS = 200;
const PARKED_RETRY_MS = 5 * 60_000;

/** Opened by `openPublisher`. */
export class LogPublisher implements Publisher {
  private readonly book: PublisherBook;
  private readonly pageSize: number;
  private readonly retries: ParkedRetries;

  constructor(private readonly options: PublisherOptions) {
    this.book = new PublisherBook(options.checkpoints);
    this.pageSize = options.pageSize ?? PAGE_SIZE;
    this.retries = new ParkedRetries(options.parkedRetryMs ?? PARKED_RETRY_MS);
  }

  async run(signal: AbortSignal): Promise<void> {
    const backOff = new BackOff(this.options.retryDelayMs ?? RETRY_DELAY_MS);
    while (!signal.aborted) {
      try {
        await this.publishUntilItFails(signal, backOff);
      } catch (error) {
        if (error instanceof SinkMisconfiguredError) throw error;
        this.reportOutage(error, signal);
        await backOff.wait(signal);
      } finally {
        this.retries.end();
        await this.options.sink.close();
      }
    }
  }

  status(): Promise<PublisherStatus> {
    return readPublisherStatus(this.options.events, this.options.checkpoints);
  }

  async retryParked(tenant: TenantId): Promise<ParkedRetry> {
    return this.retries.ask(tenant);
  }

  private async publishUntilItFails(signal: AbortSignal, backOff: BackOff): Promise<void> {
    const { events, sink } = this.options;
    await orAborted(sink.open(), signal);
    await this.book.load();
    this.retries.begin(() => this.book.parked.keys());
    const subscription = events.subscribe(this.book.reached, { pageSize: this.pageSize });
    const close = () => subscription.close();
    signal.addEventListener('abort', close);
    try {
      const pages = new PageAhead(subscription);
      for (;;) {
        if (!this.retries.isDue && !pages.isReady) {
          await orAborted(Promise.race([pages.whenReady(), this.retries.whenDue()]), signal);
        }
        // Events of a tenant that is parked no more wait in turn with everybody's new ones.
        if (pages.isReady) await this.publishPage(await pages.take(), signal);
        await this.retryOnePage(signal);
        backOff.reset();
      }
    } finally {
      signal.removeEventListener('abort', close);
      subscription.close();
      // What is acknowledged is written down, where that is possible.
      await this.book.settled().catch(() => undefined);
    }
  }

  private async publishPage(page: LogPage, signal: AbortSignal): Promise<void> {
    const due = page.events.filter(({ tenant }) => !this.book.parked.has(tenant));
    const parked = await this.send(due, signal);
    for (const one of parked) this.report(one);
    await this.book.note(page.next, parked);
  }

  /** Sends a page of what is parked of one tenant. */
  private async retryOnePage(signal: AbortSignal): Promise<void> {
    const tenant = this.retries.next();
    if (tenant === null) return;
    const parked = this.book.parked.get(tenant);
    if (!parked) {
      this.retries.done(tenant, null);
      return;
    }
    const due = await this.dueOf(tenant, parked.entry - 1, this.pageSize);
    if (due[0]?.id !== parked.eventId) throw new Error(`Entry ${parked.entry} of ${tenant} is not in the log`);
    const [refused] = await this.send(due, signal);
    const last = due.at(-1) ?? due[0];
    const [following] = refused ? [] : await this.dueOf(tenant, last.entry, 1);
    const next = refused ?? (following ? { ...placeOf(following), error: parked.error } : null);
    this.retries.count(tenant, (next?.entry ?? last.entry + 1) - parked.entry);
    if (refused && refused.entry > parked.entry) this.report(refused);
    if (next && next.entry > parked.entry) await this.book.move(next);
    if (!next) await this.book.unpark(parked);
    if (!next || refused) this.retries.done(tenant, refused?.error ?? null);
  }

  /** Events of the tenant after this entry that were passed by. What comes after them is published in its turn. */
  private async dueOf(tenant: TenantId, after: number, maxCount: number): Promise<readonly StoredEvent[]> {
    const events = await this.options.events.readTenant(tenant, after, maxCount);
    return events.filter(({ position }) => position <= this.book.reached);
  }

  /** Resolves when all are acknowledged, but those of the tenants that are parked now. */
  private async send(events: readonly StoredEvent[], signal: AbortSignal): Promise<readonly ParkedTenant[]> {
    const outgoing: PublishedEvent[] = [];
    const sent = new Map(events.map((event) => [event.id, event]));
    const parked = new Map<TenantId, ParkedTenant>();
    for (const event of events) {
      if (parked.has(event.tenant)) continue;
      try {
        outgoing.push(publishedEvent(this.options.events.plane, event));
      } catch (error) {
        parked.set(event.tenant, { ...placeOf(event), error: `The record cannot be read: ${String(error)}` });
      }
    }
    if (outgoing.length === 0) return [...parked.values()];
    const refused = await orAborted(this.options.sink.send(outgoing), signal);
    for (const { event, error } of refused) {
      const stored = sent.get(event.id);
      if (stored) parked.set(event.tenant, { ...placeOf(stored), error });
    }
    return [...parked.values()];
  }

  private reportOutage(error: unknown, signal: AbortSignal): void {
    if (!signal.aborted) this.options.onError(error, `publishing to ${this.options.sink.name}`);
  }

  private report({ tenant, entry, error }: ParkedTenant): void {
    const what = `publishing of ${tenant} is parked from entry ${entry} on`;
    this.options.onError(new Error(error), what);
  }
}

function placeOf({ tenant, id, entry, position }: StoredEvent): Omit<ParkedTenant, 'error'> {
  return { tenant, eventId: id, entry, position };
}
