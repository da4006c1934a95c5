import { datasetKey, datasetsProjection } from '@chancery/evidence';
import { parseStreamName } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import type { Projection } from '@chancery/read-models';
import { authoritiesProjection, authorityDocumentId } from '../../authorities/authorities.projection.ts';
import { authorityAggregate } from '../../authority/authority.aggregate.ts';
import type { TargetGroup } from '../index/target-index.ts';
import { authorityGroup, authorityTargets } from '../targets/authority-targets.ts';
import { datasetGroup, datasetTargets } from '../targets/dataset-targets.ts';
import type { RowIntake } from './row-intake.ts';

/** Documents of a page, and groups of one message to the picker's thread. */
const PAGE = 500;
/** Documents read at the same time. */
const READ_TOGETHER = 32;
const TYPES: readonly string[] = [...new Set([...authoritiesProjection.types, ...datasetsProjection.types])];

/**
 * Keeps one tenant's targets in step with its log: first from the read models as a whole, then by what the log says has
 * changed. It reads when somebody searches, so that a tenant nobody searches costs nothing.
 */
export class TenantTargets {
  private asOf: number | null = null;
  private running: Promise<void> | null = null;

  /** @param put replaces groups in the index of the tenant */
  constructor(
    private readonly plane: Plane,
    private readonly tenant: TenantId,
    readonly rows: RowIntake,
    private readonly put: (groups: readonly TargetGroup[]) => Promise<unknown>,
  ) {}

  /**
   * Takes in everything up to the end of the tenant's log, rows excepted: they follow. Returns the entry the index then
   * stands at. @throws ReadModelBehindError
   */
  async catchUp(): Promise<number> {
    const head = await this.plane.events.tenantHead(this.tenant);
    while (this.asOf === null || this.asOf < head) {
      this.running ??= (this.asOf === null ? this.readAll() : this.readChanges(this.asOf)).finally(
        () => (this.running = null),
      );
      await this.running;
    }
    return this.asOf;
  }

  private async readAll(): Promise<void> {
    const { events } = this.plane;
    const entry = await events.tenantHead(this.tenant);
    const minPosition = await events.head();
    const authorities = await this.documents(authoritiesProjection, 'authority', minPosition);
    // What was changed last is found first where a search leaves out something.
    const groups = authorities.toSorted((left, right) => left.updatedAt - right.updatedAt).map(authorityTargets);
    const datasets = await this.documents(datasetsProjection, 'dataset', minPosition);
    await this.putAll([...datasets.map(datasetTargets), ...groups]);
    this.rows.changed(datasets);
    this.asOf = entry;
  }

  private async documents<D extends object>(
    projection: Projection<D>,
    sortBy: string,
    minPosition: string,
  ): Promise<readonly D[]> {
    const readModel = this.plane.projections.readModel(projection);
    const found: D[] = [];
    let after: string | null = null;
    do {
      const from = after === null ? {} : { after };
      const page = await readModel.find({ where: { tenant: this.tenant }, sortBy, limit: PAGE, minPosition, ...from });
      found.push(...page.items);
      after = page.cursor;
    } while (after !== null);
    return found;
  }

  private async readChanges(asOf: number): Promise<void> {
    const { events } = this.plane;
    const head = await events.tenantHead(this.tenant);
    const page = await events.readTenant(this.tenant, asOf, PAGE, { filter: { types: TYPES } });
    const last = page.at(-1);
    if (last) {
      const streams = page.map(({ stream }) => parseStreamName(stream));
      const ids = (of: (category: string) => boolean) =>
        new Set(streams.flatMap(({ category, id }) => (of(category) ? [id ?? ''] : [])));
      const isAuthority = (category: string) => category === authorityAggregate.category;
      await this.takeAuthorities(ids(isAuthority), last.position);
      await this.takeDatasets(
        ids((category) => !isAuthority(category)),
        last.position,
      );
    }
    this.asOf = last && page.length === PAGE ? last.entry : Math.max(head, asOf);
  }

  private async takeAuthorities(authorities: ReadonlySet<string>, minPosition: string): Promise<void> {
    const documents = await this.read(authorities, authoritiesProjection, authorityDocumentId, minPosition);
    const groups = documents.map(([authority, document]) =>
      document ? authorityTargets(document) : { group: authorityGroup(authority), targets: [] },
    );
    await this.putAll(groups);
  }

  private async takeDatasets(datasets: ReadonlySet<string>, minPosition: string): Promise<void> {
    const documents = await this.read(datasets, datasetsProjection, datasetKey, minPosition);
    const there = documents.flatMap(([, document]) => (document ? [document] : []));
    const gone = documents.flatMap(([dataset, document]) => (document ? [] : [dataset]));
    await this.putAll([
      ...there.map(datasetTargets),
      ...gone.map((dataset) => ({ group: datasetGroup(dataset), targets: [] })),
    ]);
    for (const dataset of gone) await this.rows.removed(dataset);
    this.rows.changed(there);
  }

  private async read<D extends object>(
    ids: ReadonlySet<string>,
    projection: Projection<D>,
    keyOf: (tenant: string, id: string) => string,
    minPosition: string,
  ): Promise<readonly (readonly [id: string, document: D | null])[]> {
    const readModel = this.plane.projections.readModel(projection);
    const found: (readonly [string, D | null])[] = [];
    const all = [...ids];
    for (let from = 0; from < all.length; from += READ_TOGETHER) {
      const together = all
        .slice(from, from + READ_TOGETHER)
        .map(async (id) => [id, await readModel.get(keyOf(this.tenant, id), { minPosition })] as const);
      found.push(...(await Promise.all(together)));
    }
    return found;
  }

  private async putAll(groups: readonly TargetGroup[]): Promise<void> {
    for (let from = 0; from < groups.length; from += PAGE) await this.put(groups.slice(from, from + PAGE));
  }
}
