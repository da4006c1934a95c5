import { Injectable, Inject, Logger, Optional } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { StoreBusyError } from '@chancery/event-sourcing';
import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import type { FoundTarget } from '../index/best-targets.ts';
import type { TargetGroup, TargetSearch } from '../index/target-index.ts';
import { HELP_SOURCE, helpTargets } from '../targets/help-targets.ts';
import type { HelpSource } from '../targets/help-targets.ts';
import { PickerThread } from '../thread/picker-thread.ts';
import { RowIntake } from './row-intake.ts';
import { TenantTargets } from './tenant-targets.ts';

/** Targets of all tenants together; the tenants that searched longest ago make room. A target takes some 1 KB. */
const MAX_TARGETS = 300_000;

export interface FoundTargets {
  readonly found: readonly FoundTarget[];
  /** The tenant's entry up to which authorities and datasets were searched. */
  readonly entry: number;
  /** Every row of the tenant was searched. */
  readonly complete: boolean;
  /** Every row of this dataset was searched. */
  readonly searchedAllOf: (dataset: string) => boolean;
}

interface IndexedTenant {
  readonly targets: TenantTargets;
  /** The help articles are in. */
  readonly helped: Promise<unknown>;
  size: number;
}

/** The tenants whose targets are indexed: those that searched last, as many as there is room for. */
@Injectable()
export class LinkTargetIndexes implements OnModuleDestroy {
  private readonly logger = new Logger('authorities');
  /** The tenant that searched longest ago comes first. */
  private readonly tenants = new Map<TenantId, IndexedTenant>();
  private thread: PickerThread | null = null;

  constructor(@Optional() @Inject(HELP_SOURCE) private readonly help: HelpSource | null = null) {}

  /** Whether there is any help to be found: `false` while nobody publishes it. */
  get findsHelp(): boolean {
    return this.help !== null;
  }

  /**
   * Searches the tenant's targets as they are now. The first search of a tenant reads them in; rows follow behind it.
   * @throws ReadModelBehindError, StoreBusyError
   */
  async search(plane: Plane, tenant: TenantId, search: TargetSearch): Promise<FoundTargets> {
    const indexed = await this.tenantOf(plane, tenant);
    const { targets } = indexed;
    const entry = await targets.catchUp();
    targets.rows.run().catch((error: unknown) => {
      // What was not read in stays waiting for the next search, and answers are not `complete`.
      this.logger.warn(`Rows of ${tenant} could not be read for the link picker: ${String(error)}`);
    });
    const found = await this.threadOf().ask({ kind: 'search', tenant, search });
    // Its index went while it was searched: to make room, or with the thread.
    if (this.tenants.get(tenant) !== indexed) throw new StoreBusyError('The link targets are being read in again');
    const { rows } = targets;
    return { found, entry, complete: rows.holdsAll, searchedAllOf: (dataset) => rows.holdsAllOf(dataset) };
  }

  async onModuleDestroy(): Promise<void> {
    await this.thread?.stop();
  }

  private async tenantOf(plane: Plane, tenant: TenantId): Promise<IndexedTenant> {
    const indexed = this.tenants.get(tenant) ?? this.open(plane, tenant);
    this.tenants.delete(tenant);
    this.tenants.set(tenant, indexed);
    try {
      await indexed.helped;
    } catch (error) {
      // The next search begins anew: without its help the index would never have it.
      if (this.tenants.get(tenant) === indexed) this.tenants.delete(tenant);
      throw error;
    }
    return indexed;
  }

  private open(plane: Plane, tenant: TenantId): IndexedTenant {
    const put = (groups: readonly TargetGroup[]) => this.put(indexed, tenant, groups);
    const rows = new RowIntake(plane, tenant, put);
    const helped = this.help?.articles().then((articles) => put([helpTargets(articles)])) ?? Promise.resolve();
    const indexed: IndexedTenant = { targets: new TenantTargets(plane, tenant, rows, put), helped, size: 0 };
    return indexed;
  }

  /** Returns how many targets found no room. */
  private async put(indexed: IndexedTenant, tenant: TenantId, groups: readonly TargetGroup[]): Promise<number> {
    // A tenant that made room meanwhile is read in anew by its next search.
    if (this.tenants.get(tenant) !== indexed) return 0;
    const { size, leftOut } = await this.threadOf().ask({ kind: 'replace', tenant, groups });
    indexed.size = size;
    this.makeRoom(tenant);
    return leftOut;
  }

  private makeRoom(current: TenantId): void {
    let targets = [...this.tenants.values()].reduce((sum, { size }) => sum + size, 0);
    for (const [tenant, { size }] of this.tenants) {
      if (targets <= MAX_TARGETS) return;
      if (tenant === current) continue;
      this.tenants.delete(tenant);
      targets -= size;
      void this.threadOf()
        .ask({ kind: 'drop', tenant })
        .catch(() => undefined);
    }
  }

  private threadOf(): PickerThread {
    this.thread ??= PickerThread.start(() => {
      this.thread = null;
      this.tenants.clear();
    });
    return this.thread;
  }
}
