import { hash } from 'node:crypto';
import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { mergeColumns } from '../dataset/column-types.ts';
import type { BatchNameplate } from '../dataset/dataset.events.ts';
import { datasetOf } from '../dataset/dataset-of.ts';
import { batchesOf, liveBatchesOf, liveRows } from '../dataset/dataset.state.ts';
import type { CommittedBatch } from '../dataset/dataset.state.ts';

/** A batch as a manifest names it. */
export interface SourceBatch {
  readonly batch: string;
  /** SHA-256 of the uploaded bytes, hex. */
  readonly sha256: string;
  /** Those that are evidence now. */
  readonly rows: number;
  /** The residency it was ingested under. */
  readonly nameplate: BatchNameplate;
}

/** A dataset as it is now. */
export interface DatasetSource {
  readonly dataset: string;
  /**
   * SHA-256, hex, of the batches' digests in order, each 64 hex digits and a line feed; after it, for each row of the
   * batch that was retracted, in order: `-`, the row ID, a line feed.
   */
  readonly digest: string;
  readonly columns: readonly string[];
  /** Live batches, oldest first; none when all of it was withdrawn. */
  readonly batches: readonly SourceBatch[];
  /** Batches retracted as a whole, which history keeps; oldest first. */
  readonly withdrawn: readonly SourceBatch[];
}

/** The datasets with their digests, by name; a dataset that never was is absent. */
export async function datasetSources(
  plane: Plane,
  tenant: TenantId,
  datasets: readonly string[],
): Promise<ReadonlyMap<string, DatasetSource>> {
  const sources = await Promise.all([...new Set(datasets)].map((dataset) => sourceOf(plane, tenant, dataset)));
  return new Map(sources.filter((source) => source !== null).map((source) => [source.dataset, source]));
}

async function sourceOf(plane: Plane, tenant: TenantId, dataset: string): Promise<DatasetSource | null> {
  const state = await datasetOf(plane, tenant, dataset);
  if (state.status === 'absent') return null;
  const live = liveBatchesOf(state);
  return {
    dataset,
    digest: hash('sha256', live.map(digestLines).join('')),
    columns: mergeColumns(live).map(({ name }) => name),
    batches: live.map(sourceBatch),
    withdrawn: batchesOf(state)
      .filter(({ retracted }) => retracted)
      .map(sourceBatch),
  };
}

function sourceBatch(batch: CommittedBatch): SourceBatch {
  const { batch: id, source, nameplate } = batch;
  return { batch: id, sha256: source.sha256, rows: liveRows(batch), nameplate };
}

function digestLines({ source, retractedRows }: CommittedBatch): string {
  const gone = [...retractedRows].sort().map((row) => `-${row}\n`);
  return [`${source.sha256}\n`, ...gone].join('');
}
