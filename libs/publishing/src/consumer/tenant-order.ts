/** What is needed of an event to tell its place. */
export interface EntryOfTenant {
  readonly tenant: string;
  /** 1 for the tenant's first event, dense. */
  readonly entry: number;
}

export interface TenantOrderOptions {
  /**
   * The last entry of a tenant that the caller has taken, from where it keeps it (best written together with what it
   * made of the event); `null`: none yet. Asked once per tenant, until `forget`.
   */
  readonly lastEntry?: (tenant: string) => number | null | Promise<number | null>;
  /**
   * Where a tenant begins of which nothing was taken yet. `first-entry` (the default): at entry 1, so that nothing is
   * missing. `anywhere`: with whatever comes first, for those who do not need the past.
   */
  readonly begin?: 'first-entry' | 'anywhere';
}

/**
 * An entry is missing before one that came. The stream leaves none out, so the consumer began in the middle, or
 * remembers an entry that it never took. Nothing of the event was handled. Ways on: read the missing entries from the
 * HTTP feed (`after` = `expected - 1`) and take them first, or begin again where they are.
 */
export class EntryGapError extends Error {
  override readonly name = 'EntryGapError';

  constructor(
    readonly tenant: string,
    /** The entry that should have come. */
    readonly expected: number,
    readonly entry: number,
  ) {
    super(`Entry ${entry} of ${tenant} came where entry ${expected} was expected`);
  }
}

/**
 * Makes of a stream that may repeat itself one that is complete and in order per tenant: entries not greater than the
 * last one are dropped, and a gap is an error. Events of one tenant must be taken one after another, as they come from
 * one partition or one feed.
 */
export class TenantOrder {
  private readonly last = new Map<string, number>();

  constructor(private readonly options: TenantOrderOptions = {}) {}

  /**
   * Hands the event to `handle` when it is the next one of its tenant, and remembers it when that is done. Where
   * `handle` throws, the event counts as not taken.
   * @throws EntryGapError
   */
  async take<E extends EntryOfTenant>(
    event: E,
    handle: (event: E) => Promise<void> | void,
  ): Promise<'handled' | 'repeat'> {
    const { tenant, entry } = event;
    const last = await this.lastOf(tenant);
    if (last !== null && entry <= last) return 'repeat';
    if (last !== null && entry > last + 1) throw new EntryGapError(tenant, last + 1, entry);
    await handle(event);
    this.last.set(tenant, entry);
    return 'handled';
  }

  /** The last entry taken per tenant, of those seen since the start or the last `forget`. */
  get entries(): ReadonlyMap<string, number> {
    return this.last;
  }

  /**
   * Asks `lastEntry` again from now on. To be called when a consumer group gives out its partitions anew: another
   * member may have gone on with a tenant meanwhile.
   */
  forget(): void {
    this.last.clear();
  }

  /** `null` for a tenant that may begin anywhere. */
  private async lastOf(tenant: string): Promise<number | null> {
    const { lastEntry, begin = 'first-entry' } = this.options;
    const known = this.last.get(tenant) ?? (await lastEntry?.(tenant)) ?? null;
    return known === null && begin === 'first-entry' ? 0 : known;
  }
}
