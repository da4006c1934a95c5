import { json } from 'node:stream/consumers';
import { Logger } from '@nestjs/common';
import { BlobNotFoundError } from '@chancery/blobs';
import type { BlobStore } from '@chancery/blobs';
import type { TenantId } from '@chancery/kernel';
import type { ExportProgress } from '../../../contract/export-progress.ts';
import { progressKey } from '../../export-blobs.ts';
import type { TrackedBuild } from './tracked-build.ts';

/** A build that ends sooner is not told of. */
const TOLD_EVERY_MS = 1_000;
/** What was told longer ago than this was told by a process that hangs or has ended. */
const STALE_AFTER_MS = 10_000;

const log = new Logger('Exports');

/** Tells the other processes how far a build is: a blob beside its bundle, written anew every second until its end. */
export class ToldProgress {
  private readonly timer: NodeJS.Timeout;
  private writing: Promise<void> | null = null;
  private hasWritten = false;

  constructor(
    private readonly blobs: BlobStore,
    private readonly key: string,
    private readonly build: TrackedBuild,
    everyMs = TOLD_EVERY_MS,
  ) {
    this.timer = setInterval(() => this.write(), everyMs).unref();
  }

  /** Nothing of it is left then. */
  async end(): Promise<void> {
    clearInterval(this.timer);
    await this.writing;
    if (this.hasWritten) await this.blobs.delete(this.key).catch((error: unknown) => this.complain(error));
  }

  private write(): void {
    if (this.writing) return;
    this.hasWritten = true;
    this.writing = this.blobs
      .put(this.key, Buffer.from(JSON.stringify(this.build.state)))
      .then(() => undefined)
      .catch((error: unknown) => this.complain(error))
      .finally(() => (this.writing = null));
  }

  /** The build goes on: that nobody hears of it is no reason to fail it. */
  private complain(error: unknown): void {
    log.warn({ key: this.key, error }, 'The progress of a build could not be told');
  }
}

const NOTHING_KNOWN: ExportProgress = {
  state: 'unknown',
  step: null,
  documents: null,
  pages: null,
  bytes: 0,
  sequence: 0,
  updatedAt: null,
};

/** What the process that builds an export has told of it. @param now the machine's clock, milliseconds since the epoch */
export async function toldProgress(
  blobs: BlobStore,
  tenant: TenantId,
  exportId: string,
  now = Date.now(),
): Promise<ExportProgress> {
  try {
    const told = (await json(await blobs.read(progressKey(tenant, exportId)))) as ExportProgress;
    const age = now - Date.parse(told.updatedAt ?? '');
    return age < STALE_AFTER_MS ? told : { ...told, state: 'unknown' };
  } catch (error) {
    if (error instanceof BlobNotFoundError) return NOTHING_KNOWN;
    throw error;
  }
}
