import { createReadStream } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { hash } from 'node:crypto';
import type { BlobStore } from '@chancery/blobs';
import { openFileBlobStore } from '@chancery/blobs/files';
import { batchIdOf } from '../dataset/batch-id.ts';
import type { CommittedBatch } from '../dataset/dataset.state.ts';
import { ROWS_FILE, SOURCE_FILE } from '../ingest/convert/conversion.ts';
import { convertUpload } from '../ingest/convert/convert-upload.ts';
import { PLAIN_CSV } from '../ingest/reading.ts';
import { TenantEngine } from '../query/tenant-engine.ts';
import type { DatasetFiles } from '../query/tenant-engine.ts';
import { sampleBatch } from './dataset-samples.ts';

/** Real engines over real files in one folder, without event store. */
export class EngineFixture {
  private readonly engines: TenantEngine[] = [];

  private constructor(
    readonly folder: string,
    readonly blobs: BlobStore,
  ) {}

  static async open(folder: string): Promise<EngineFixture> {
    return new EngineFixture(folder, await openFileBlobStore(`${folder}/blobs`));
  }

  /** A CSV as a batch whose Parquet file is in the blob store. */
  async batch(dataset: string, csv: string): Promise<CommittedBatch> {
    const sha256 = hash('sha256', csv);
    const scratch = `${this.folder}/convert`;
    await mkdir(scratch);
    await writeFile(`${scratch}/${SOURCE_FILE}`, csv);
    const { columns, rowsAccepted } = await convertUpload({
      folder: scratch,
      batch: batchIdOf(sha256),
      reading: PLAIN_CSV,
    });
    const rows = await this.blobs.put(`${dataset}/${sha256}`, createReadStream(`${scratch}/${ROWS_FILE}`));
    await rm(scratch, { recursive: true });
    const { type: _, ...batch } = sampleBatch(sha256, { dataset, rows, columns, rowsAccepted });
    return { ...batch, retracted: null, retractedRows: [] };
  }

  async dataset(dataset: string, ...csvs: string[]): Promise<DatasetFiles> {
    const batches: CommittedBatch[] = [];
    for (const csv of csvs) batches.push(await this.batch(dataset, csv));
    return { dataset, batches };
  }

  /** An engine in a folder of its own under `tenant`. */
  async engine(tenant: string): Promise<TenantEngine> {
    const engine = await TenantEngine.start(`${this.folder}/queries/${tenant}`);
    this.engines.push(engine);
    return engine;
  }

  /** Ends the engines. */
  async close(): Promise<void> {
    await Promise.all(this.engines.map((engine) => engine.stop()));
  }
}
