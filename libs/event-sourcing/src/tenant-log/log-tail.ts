import type { TenantId } from '@chancery/kernel';
import type { Position } from '../event-store.ts';
import { START, StoreBusyError, StoreDamagedError } from '../event-store.ts';
import { SharedRun } from '../shared-run.ts';
import type { LoggedEvent, LogSource } from './log-source.ts';
import { TailEvents } from './tail-events.ts';
import type { TenantHead, TenantLogIndex, TenantLogIndexStore } from './tenant-log-index.ts';

/** Events read from the log at a time. */
const READ_PAGE = 1000;
/** Events written to the index at a time. */
export const INDEX_PAGE = 500;
const MAX_TAIL = 10_000;
const ASK_EVERY_MS = 10_000;
/** A tail of this length asks oftener: most of it may be indexed. */
const LONG_TAIL = 1000;
const ASK_EVERY_MS_WHEN_LONG = 1000;

/** Events as they were read from the log after `after`, none left out. */
export interface ReadAlready {
  readonly after: Position;
  readonly events: readonly LoggedEvent[];
}

export interface LogTailOptions {
  readonly source: LogSource;
  readonly index: Pick<TenantLogIndexStore, 'serving'>;
  /** Events kept in memory before this process helps to index them; default 10,000, about 500 bytes each. */
  readonly maxTail?: number;
  /** How often the index is asked which generation serves and how far it has come, in milliseconds; default 10,000. */
  readonly askEveryMs?: number;
  /** Told of every page that was written to the index. */
  readonly onIndexed?: (events: number) => void;
}

/**
 * What lies between the index's checkpoint and the log's head, in memory, with entry numbers. An entry number follows
 * from the log alone (how many events of the tenant stand before), so every process finds the same ones, whoever writes
 * them to the index and however often:
 *
 * - The first event of a tenant behind the checkpoint comes after the tenant's head in the index.
 * - Where that head is not before the event, another process has indexed the event already, checkpoint or not: events
 *   are written before heads, so its number is there to be read.
 */
export class LogTail {
  private waiting = new TailEvents();
  private current: TenantLogIndex | null = null;
  private base: Position = START;
  private end: Position = START;
  private askedAt = -Infinity;
  private busy: Promise<unknown> = Promise.resolve();
  private readonly refreshes = new SharedRun(() => this.alone(() => this.readToHead()));

  constructor(private readonly options: LogTailOptions) {}

  /** The generation behind this tail: together they know everything up to `head`. Set by the first refresh. */
  get index(): TenantLogIndex {
    if (!this.current) throw new Error('The tail was not refreshed yet');
    return this.current;
  }

  /** What is known and was not in the index yet when this process last looked. */
  get events(): TailEvents {
    return this.waiting;
  }

  /** Everything up to here is known. */
  get head(): Position {
    return this.end;
  }

  /** Resolves when everything is known that was committed before the call. Those who call at the same time share it. */
  refresh(): Promise<void> {
    return this.refreshes.run();
  }

  /** Resolves when everything up to `position` is known. `read` spares reading it again. */
  async reach(position: Position, read?: ReadAlready): Promise<void> {
    if (this.current && position <= this.end) return;
    await this.alone(async () => {
      await this.open();
      if (read && read.after <= this.end) await this.take(read.events);
      while (this.end < position) {
        const { events } = await this.options.source.readLog(this.end, READ_PAGE);
        if (events.length === 0) throw new StoreBusyError(`The log was read up to ${this.end} only`);
        await this.take(events);
      }
    });
  }

  /** Writes about `count` events to the index. @returns how many */
  persist(count: number): Promise<number> {
    return this.alone(async () => {
      await this.open();
      return this.persistPage(count);
    });
  }

  private async readToHead(): Promise<void> {
    await this.open();
    const { askEveryMs = ASK_EVERY_MS } = this.options;
    const due = this.events.length < LONG_TAIL ? askEveryMs : Math.min(askEveryMs, ASK_EVERY_MS_WHEN_LONG);
    if (performance.now() - this.askedAt >= due) await this.followIndex();
    for (;;) {
      const page = await this.options.source.readLog(this.end, READ_PAGE);
      await this.take(page.events);
      if (page.end) return;
    }
  }

  private async open(): Promise<void> {
    if (!this.current) await this.standBehind(await this.options.index.serving());
  }

  private async standBehind(index: TenantLogIndex): Promise<void> {
    this.askedAt = performance.now();
    this.base = await index.checkpoint();
    this.end = this.base;
    this.waiting = new TailEvents();
    this.current = index;
  }

  /** Goes over to another generation if that serves now, and forgets what has been indexed meanwhile. */
  private async followIndex(): Promise<void> {
    this.askedAt = performance.now();
    const serving = await this.options.index.serving();
    if (serving.generation === this.index.generation) await this.trim();
    else await this.standBehind(serving);
  }

  private async trim(): Promise<void> {
    const checkpoint = await this.index.checkpoint();
    // Another process may have come further than this one has read: all of that can be asked of the index.
    if (checkpoint > this.end) this.end = checkpoint;
    // One that is slower may have written an older checkpoint: what was in the index then is in it still.
    if (checkpoint > this.base) this.forgetUpTo(checkpoint);
  }

  private async take(read: readonly LoggedEvent[]): Promise<void> {
    const fresh = read.filter(({ position }) => position > this.end);
    const starts = await this.startsOf(fresh);
    for (const event of fresh) {
      const last = this.events.ofTenant(event.tenant).at(-1)?.entry ?? starts.get(event.tenant) ?? 0;
      this.events.add(event, last + 1);
      this.end = event.position;
    }
    const { maxTail = MAX_TAIL } = this.options;
    if (this.events.length > maxTail) await this.trim();
    while (this.events.length > maxTail && (await this.persistPage(INDEX_PAGE)) > 0);
  }

  /** For tenants without an event in the tail: the entry before their first of these events. */
  private async startsOf(fresh: readonly LoggedEvent[]): Promise<ReadonlyMap<TenantId, number>> {
    const first = new Map<TenantId, Position>();
    for (const { tenant, position } of fresh) {
      if (!first.has(tenant) && this.events.ofTenant(tenant).length === 0) first.set(tenant, position);
    }
    if (first.size === 0) return new Map();
    const heads = await this.index.heads([...first.keys()]);
    const starts = new Map([...heads.values()].map(({ tenant, entry }) => [tenant, entry]));
    const ahead = [...first].filter(([tenant, position]) => (heads.get(tenant)?.position ?? START) >= position);
    if (ahead.length === 0) return starts;
    const indexed = await this.index.eventsAt(ahead.map(([, position]) => position));
    for (const [tenant, position] of ahead) {
      const event = indexed.get(position);
      if (!event)
        throw new StoreDamagedError(`The index of the tenant log has lost the event of ${tenant} at ${position}`);
      starts.set(tenant, event.entry - 1);
    }
    return starts;
  }

  private async persistPage(count: number): Promise<number> {
    const { events, commands } = this.events.page(count);
    const checkpoint = events.at(-1)?.position;
    if (checkpoint === undefined) return 0;
    const heads = new Map<TenantId, TenantHead>();
    for (const { tenant, entry, position } of events) heads.set(tenant, { tenant, entry, position });
    await this.index.write({ events, commands, heads: [...heads.values()], checkpoint });
    this.forgetUpTo(checkpoint);
    this.options.onIndexed?.(events.length);
    return events.length;
  }

  private forgetUpTo(position: Position): void {
    this.base = position;
    this.events.dropUpTo(position);
  }

  /** One after another: each builds on where the one before has come. */
  private alone<T>(work: () => Promise<T>): Promise<T> {
    const run = this.busy.then(work, work);
    this.busy = run.catch(() => undefined);
    return run;
  }
}
