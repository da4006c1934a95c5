import { setTimeout } from 'node:timers/promises';
import type { UploadProgress } from '../../contract/upload-progress.ts';
import type { UnderWayElsewhere, UploadThere, Whose } from '../../under-way/under-way-elsewhere.ts';
import type { FollowedUpload, UploadState } from './followed-upload.ts';

/** How often an upload of another process is looked at: it tells twice a second. Milliseconds. */
const LOOK_EVERY_MS = 500;

/** An upload that another process receives, as that process tells it. */
export class UploadElsewhere implements FollowedUpload {
  private lost = false;

  constructor(
    private readonly elsewhere: UnderWayElsewhere,
    private readonly whose: Whose,
    private latest: UploadThere,
  ) {}

  /** As its process said last. */
  get there(): UploadThere {
    return this.latest;
  }

  /** It is over, too, when its process is silent: who follows it comes back, and is told so. */
  now(): UploadState {
    const { upload } = this.latest;
    return { id: String(upload.sequence), state: upload, hasEnded: this.lost || upload.endedAt !== null };
  }

  async changedFrom(id: string, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && !this.lost && String(this.latest.upload.sequence) === id) {
      await setTimeout(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
      await this.look();
    }
  }

  /** Its progress at its end; `null` when `signal` was aborted before, or its process has become silent. */
  async ended(signal: AbortSignal): Promise<UploadProgress | null> {
    while (!signal.aborted && !this.now().hasEnded) await this.changedFrom(this.now().id, signal);
    const { upload } = this.latest;
    return upload.endedAt === null ? null : upload;
  }

  private async look(): Promise<void> {
    const now = await this.elsewhere.upload(this.whose, this.latest.upload.upload);
    this.lost = now?.silentMs !== null;
    if (now) this.latest = now;
  }
}
