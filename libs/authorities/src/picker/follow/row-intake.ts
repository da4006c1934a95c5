import { datasetRows } from '@chancery/evidence';
import type { DatasetDocument } from '@chancery/evidence';
import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import type { LinkTarget } from '../index/link-target.ts';
import type { TargetGroup } from '../index/target-index.ts';
import { rowTarget, searchedColumns } from '../targets/dataset-targets.ts';

/**
 * Rows of one tenant that can be searched; of more, those read in first: at the first search the dataset ingested last
 * comes first. The others are found by `<dataset>/<row>` (see `findNamedRow`).
 */
export const MAX_ROWS = 100_000;
/** Rows of one message to the picker's thread, and of one group. */
const GROUP_ROWS = 1_000;

/** What of a dataset was read in. */
interface Intake {
  readonly dataset: string;
  readonly rows: number;
  readonly groups: number;
  /** `false`: there was no room for all of its rows. */
  readonly whole: boolean;
}

/** Reads the rows of a tenant's datasets into the index, one dataset after the other. */
export class RowIntake {
  private readonly taken = new Map<string, Intake>();
  /** Datasets with rows to be read in; the one ingested last comes first. */
  private waiting: readonly DatasetDocument[] = [];
  private running: Promise<void> | null = null;

  /** @param put replaces groups in the index of the tenant; returns how many targets found no room */
  constructor(
    private readonly plane: Plane,
    private readonly tenant: TenantId,
    private readonly put: (groups: readonly TargetGroup[]) => Promise<number>,
  ) {}

  /** Every row of the dataset, as it is now, can be found. */
  holdsAllOf(dataset: string): boolean {
    return !this.waiting.some((one) => one.dataset === dataset) && this.taken.get(dataset)?.whole === true;
  }

  /** Every row of the tenant can be found. */
  get holdsAll(): boolean {
    return this.waiting.length === 0 && [...this.taken.values()].every(({ whole }) => whole);
  }

  /** The dataset has other rows than were read in. */
  changed(documents: readonly DatasetDocument[]): void {
    const names = new Set(documents.map(({ dataset }) => dataset));
    const others = this.waiting.filter(({ dataset }) => !names.has(dataset));
    this.waiting = [...others, ...documents].toSorted((left, right) =>
      left.lastIngestedAt < right.lastIngestedAt ? 1 : -1,
    );
  }

  /** The dataset is gone, and its rows with it. */
  async removed(dataset: string): Promise<void> {
    this.waiting = this.waiting.filter((one) => one.dataset !== dataset);
    await this.removeGroups(dataset, 0, this.taken.get(dataset)?.groups ?? 0);
    this.taken.delete(dataset);
  }

  /** Reads in what is waiting, unless that is going on already. What fails stays waiting. */
  run(): Promise<void> {
    this.running ??= this.readWaiting().finally(() => (this.running = null));
    return this.running;
  }

  private async readWaiting(): Promise<void> {
    for (let [next] = this.waiting; next; [next] = this.waiting) {
      const intake = await this.read(next);
      this.taken.set(next.dataset, intake);
      // While it was read the dataset may have changed again, and another document waits in its place, or be gone.
      if (!this.waiting.some(({ dataset }) => dataset === intake.dataset)) await this.removed(intake.dataset);
      this.waiting = this.waiting.filter((one) => one !== next);
    }
  }

  private async read(document: DatasetDocument): Promise<Intake> {
    const { dataset, lastIngestedAt } = document;
    const before = this.taken.get(dataset);
    const room = MAX_ROWS - this.rowsExcept(dataset);
    const found = await datasetRows(this.plane, this.tenant, dataset);
    const wanted = new Set(searchedColumns(document));
    const places = found?.columns.flatMap((name, index) => (wanted.has(name) ? [index] : [])) ?? [];
    let rows = 0;
    let groups = 0;
    let leftOut = 0;
    let part: LinkTarget[] = [];
    const flush = async () => {
      leftOut += await this.put([{ group: rowGroup(dataset, groups++), targets: part }]);
      part = [];
    };
    for await (const { row, cells } of found?.rows ?? []) {
      if (rows >= room) {
        leftOut++;
        break;
      }
      rows++;
      const texts = places.map((place) => cells[place] ?? null);
      part.push(rowTarget(dataset, row, texts, Date.parse(lastIngestedAt)));
      if (part.length >= GROUP_ROWS) await flush();
    }
    await flush();
    await this.removeGroups(dataset, groups, before?.groups ?? 0);
    return { dataset, rows, groups, whole: leftOut === 0 };
  }

  private rowsExcept(dataset: string): number {
    return [...this.taken].reduce((sum, [name, { rows }]) => (name === dataset ? sum : sum + rows), 0);
  }

  /** Groups that the dataset had when it had more rows. */
  private async removeGroups(dataset: string, from: number, to: number): Promise<void> {
    const numbers = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
    if (numbers.length > 0) await this.put(numbers.map((group) => ({ group: rowGroup(dataset, group), targets: [] })));
  }
}

function rowGroup(dataset: string, number: number): string {
  return `rows:${dataset}:${number}`;
}
