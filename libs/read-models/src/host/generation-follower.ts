import type { EventStore, StoredEvent, TenantLog } from '@chancery/event-sourcing';
import type { EventId } from '@chancery/kernel';
import { DocumentTooLargeError } from '../document-store.ts';
import type { CollectionRef, DocumentStore, PageWrite, ParkedEvent } from '../document-store.ts';
import type { GenerationProgress } from '../progress/plane-progress.ts';
import type { PoisonEvent, RetryReport } from '../projection-host.ts';
import type { Projection } from '../projection.ts';
import { foldPage, planPage } from './fold-page.ts';
import { Mutex } from './mutex.ts';
import { ParkedKeys } from './parked-keys.ts';
import { retryParkedEvents } from './retry-parked.ts';
import { errorText } from './shared-page.ts';
import type { Decode, DecodedEvent, SharedPage } from './shared-page.ts';

/** Where a host reads events: the log in commit order, and single events that were parked. */
export type HostEventStore = Pick<EventStore, 'readAll' | 'subscribe' | 'head'> & Pick<TenantLog, 'findEvent'>;

/** Pages without anything to fold that may pass before the checkpoint is written down all the same. */
const UNWRITTEN_PAGES = 64;

interface NewEvent {
  readonly stored: StoredEvent;
  readonly decoded: DecodedEvent;
}

/** One generation of a read model and how far it has folded the log. The only writer of its documents. */
export class GenerationFollower {
  readonly parkedKeys: ParkedKeys;
  /** Why the last page could not be written; `null` when it was. */
  failure: string | null = null;
  private readonly mutex = new Mutex();
  private readonly types: ReadonlySet<string>;
  private unwrittenPages = 0;

  /** @param reached everything up to here is folded or parked. */
  constructor(
    readonly projection: Projection,
    readonly ref: CollectionRef,
    private readonly store: DocumentStore,
    public reached: string,
    parked: readonly ParkedEvent[],
  ) {
    this.types = new Set(projection.types);
    this.parkedKeys = new ParkedKeys(parked);
  }

  /** Opens a generation that exists in `store`. */
  static async open(projection: Projection, ref: CollectionRef, store: DocumentStore): Promise<GenerationFollower> {
    const checkpoint = await store.checkpoint(ref);
    return new GenerationFollower(projection, ref, store, checkpoint ?? '', await store.parked(ref));
  }

  /**
   * Folds what is new in the page and writes it with the checkpoint. Returns the poison events that begin a key.
   * @throws what the store throws; nothing is taken as folded then, and the page may be applied again.
   */
  apply(page: SharedPage): Promise<readonly PoisonEvent[]> {
    return this.mutex.run(async () => {
      const news = this.newsOf(page);
      if (news.length === 0 && this.unwrittenPages < UNWRITTEN_PAGES) {
        this.unwrittenPages += 1;
        this.reach(page.next);
        return [];
      }
      return this.foldNews(news, page.next);
    });
  }

  /** Folds the parked events of a key in order until one fails. */
  retry(key: string, findEvent: (id: EventId) => Promise<StoredEvent | null>, decode: Decode): Promise<RetryReport> {
    return this.mutex.run(async () => {
      const parked = (await this.store.parked(this.ref)).filter((event) => event.key === key);
      const { store, ref, projection } = this;
      const retried = await retryParkedEvents({ projection, store, ref, key, parked, findEvent, decode });
      const unparked = parked.slice(0, retried.folded).map(({ position }) => ({ key, position }));
      if (unparked.length > 0) {
        try {
          await this.write({ documents: retried.documents, parked: [], unparked, checkpoint: this.reached });
        } catch (error) {
          if (!(error instanceof DocumentTooLargeError)) throw error;
          return { folded: 0, remaining: parked.length, error: errorText(error) };
        }
        this.parkedKeys.replace(key, parked.slice(retried.folded));
      }
      return { folded: retried.folded, remaining: parked.length - retried.folded, error: retried.error };
    });
  }

  /** Writes the checkpoint down where pages without anything for this projection have moved it on. */
  flush(): Promise<void> {
    return this.mutex.run(async () => {
      if (this.unwrittenPages === 0) return;
      await this.write({ documents: [], parked: [], unparked: [], checkpoint: this.reached });
    });
  }

  progress(): GenerationProgress {
    const { ref, reached, parkedKeys, failure } = this;
    return { generation: ref.generation, reached, parked: parkedKeys.total, poison: parkedKeys.first, failure };
  }

  private async foldNews(news: readonly NewEvent[], next: string): Promise<readonly PoisonEvent[]> {
    const plan = planPage(this.projection, news);
    const stored = await this.store.getMany(this.ref, plan.ids);
    const tooLarge = new Map<string, string>();
    for (;;) {
      const errorOf = (key: string) => this.parkedKeys.errorOf(key) ?? tooLarge.get(key);
      const folded = foldPage(this.projection, plan.touching, stored, errorOf);
      const parked = [...plan.parked, ...folded.parked];
      try {
        await this.write({ documents: folded.documents, parked, unparked: [], checkpoint: next });
      } catch (error) {
        if (!(error instanceof DocumentTooLargeError) || tooLarge.has(error.id)) throw error;
        // Which event is too much for the document must not depend on how the log is cut into pages.
        if (news.length > 1) return this.foldOneByOne(news, next);
        tooLarge.set(error.id, errorText(error));
        continue;
      }
      this.reach(next);
      return this.park(parked);
    }
  }

  private async foldOneByOne(news: readonly NewEvent[], next: string): Promise<readonly PoisonEvent[]> {
    const begun: PoisonEvent[] = [];
    for (const [index, event] of news.entries()) {
      const isLast = index === news.length - 1;
      begun.push(...(await this.foldNews([event], isLast ? next : event.stored.position)));
    }
    return begun;
  }

  private async write(page: PageWrite): Promise<void> {
    await this.store.applyPage(this.ref, page);
    this.unwrittenPages = 0;
  }

  private newsOf(page: SharedPage): readonly NewEvent[] {
    const news: NewEvent[] = [];
    page.events.forEach((stored, index) => {
      if (!this.types.has(stored.type) || stored.position <= this.reached) return;
      news.push({ stored, decoded: page.read(index, stored) });
    });
    return news;
  }

  private reach(position: string): void {
    if (position > this.reached) this.reached = position;
    this.failure = null;
  }

  private park(events: readonly ParkedEvent[]): readonly PoisonEvent[] {
    const begun: PoisonEvent[] = [];
    for (const event of events) {
      if (!this.parkedKeys.has(event.key)) begun.push({ ...event, parked: 1 });
      this.parkedKeys.add([event]);
    }
    return begun;
  }
}
