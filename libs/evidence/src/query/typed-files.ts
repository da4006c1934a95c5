import { hash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { mergeColumns } from '../dataset/column-types.ts';
import { linkOnce } from '../engine/link-once.ts';
import { typedCopySql } from './dataset-view.ts';
import type { StagedBatch, StagedDataset } from './dataset-view.ts';
import type { DatasetFiles, TenantEngine } from './tenant-engine.ts';

/** Below it reading cells from their text costs less than the files would. */
const MIN_ROWS = 20_000;
/** A larger batch would keep its first query waiting too long; its cells are read from their text every time. */
const MAX_BATCH_ROWS = 10_000_000;

/**
 * Shows a dataset from files whose cells are read already: the text of a large dataset is turned into the types of its
 * columns once, at its first query, and not in every query. The files stay beside the engines' folders until the
 * process ends. One call per tenant at a time.
 */
export async function withTypedFiles(
  plane: Plane,
  tenant: TenantId,
  engine: TenantEngine,
  { batches }: DatasetFiles,
  staged: StagedDataset,
): Promise<StagedDataset> {
  const rows = batches.map(({ rowsAccepted }) => rowsAccepted);
  if (sum(rows) < MIN_ROWS || Math.max(...rows) > MAX_BATCH_ROWS) return staged;
  const archive = join(plane.scratchFolder, 'typed', tenant);
  const types = hash('sha256', JSON.stringify(mergeColumns(staged.batches))).slice(0, 16);
  const typed: StagedBatch[] = [];
  for (const batch of staged.batches) {
    const fileName = `typed.${types}.${batch.fileName}`;
    await provide(engine, archive, fileName, typedCopySql(staged, batch, fileName));
    typed.push({ ...batch, fileName });
  }
  return { ...staged, batches: typed, typed: true };
}

/** Links a file into the engine's folder, once; made by `copySql` where the archive does not have it. */
async function provide(engine: TenantEngine, archive: string, fileName: string, copySql: string): Promise<void> {
  if (engine.typedFiles.has(fileName)) return;
  await mkdir(archive, { recursive: true });
  await linkOrMake(engine, archive, fileName, copySql);
  engine.typedFiles.add(fileName);
}

async function linkOrMake(engine: TenantEngine, archive: string, fileName: string, copySql: string): Promise<void> {
  const [archived, own] = [join(archive, fileName), join(engine.folder, fileName)];
  if (await linkOnce(archived, own)) return;
  await engine.read({ sql: copySql, values: [], datasets: [] });
  await linkOnce(own, archived);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
