import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { BlobStore } from '@chancery/blobs';
import type { CommandId, EpochMs, TenantId } from '@chancery/kernel';

const JOURNAL = 'evidence_journal';

/**
 * An upload under way, as its journal entry tells it. The entry is written before the first byte is, and removed after
 * the upload was settled: whatever a crash leaves behind, an entry leads to it.
 */
export interface Upload {
  /** Names the upload's files; random. */
  readonly id: string;
  readonly tenant: TenantId;
  readonly dataset: string;
  readonly startedAt: EpochMs;
  /** The charge that is about to be made, or was made, for the upload's rows; `null` until then. */
  readonly charge: UploadCharge | null;
}

export interface UploadCharge {
  readonly id: CommandId;
  readonly rows: number;
}

export function newUpload(tenant: TenantId, dataset: string, startedAt: EpochMs): Upload {
  return { id: `u${randomUUID().replaceAll('-', '')}`, tenant, dataset, startedAt, charge: null };
}

/** Keys of an upload's files. They become the batch's when it is committed. */
export function uploadKeys({ id, tenant, dataset }: Upload) {
  const folder = `evidence/${tenant}/${dataset}/${id}`;
  return {
    source: `${folder}/source`,
    rows: `${folder}/rows.parquet`,
    rejected: `${folder}/rejected.ndjson`,
  };
}

/** Writes the entry, or replaces it. */
export async function recordUpload(blobs: BlobStore, upload: Upload): Promise<void> {
  await blobs.put(journalKey(upload), Buffer.from(JSON.stringify(upload)));
}

export async function forgetUpload(blobs: BlobStore, upload: Upload): Promise<void> {
  await blobs.delete(journalKey(upload));
}

/** Every upload of the plane that was not settled, in no particular order. */
export async function unsettledUploads(blobs: BlobStore): Promise<readonly Upload[]> {
  const uploads: Upload[] = [];
  for await (const key of blobs.list(`${JOURNAL}/`)) {
    uploads.push(JSON.parse(await text(await blobs.read(key))) as Upload);
  }
  return uploads;
}

function journalKey({ id, tenant }: Upload): string {
  return `${JOURNAL}/${tenant}/${id}.json`;
}
