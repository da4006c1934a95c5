import { Injectable } from '@nestjs/common';
import { Problem } from '@chancery/platform';
import type { UploadProgress } from '../../contract/upload-progress.ts';
import { UnderWayElsewhere } from '../../under-way/under-way-elsewhere.ts';
import type { UploadThere, Whose } from '../../under-way/under-way-elsewhere.ts';
import { TrackedUpload } from './tracked-upload.ts';
import { UploadBoard } from './upload-board.ts';
import { UploadElsewhere } from './upload-elsewhere.ts';

/** Finds uploads in this process and in what the others tell. */
@Injectable()
export class UploadFinder {
  constructor(
    private readonly board: UploadBoard,
    private readonly elsewhere: UnderWayElsewhere,
  ) {}

  /** The last attempt at each, the newest first. Those of a process that is silent are left out. */
  async list(whose: Whose, limit: number): Promise<readonly UploadProgress[]> {
    const here = this.board.list(whose.tenant, limit).map(({ state }) => state);
    const there = (await this.elsewhere.uploads(whose)).filter(({ silentMs }) => silentMs === null);
    const others = there.map(({ upload }) => upload).filter((other) => isNewer(other, same(here, other)));
    const own = here.filter((state) => same(others, state) === null);
    return [...own, ...others].sort((one, other) => (one.startedAt < other.startedAt ? 1 : -1)).slice(0, limit);
  }

  /**
   * The attempt that is under way, else the last.
   * @throws Problem `not-found`, which says so when a process that received it has become silent
   */
  async find(whose: Whose, upload: string): Promise<TrackedUpload | UploadElsewhere> {
    const here = this.board.find(whose.tenant, upload);
    if (here && !here.hasEnded) return here;
    const there = await this.elsewhere.upload(whose, upload);
    if (there?.silentMs === null && isNewer(there.upload, here?.state ?? null)) {
      return new UploadElsewhere(this.elsewhere, whose, there);
    }
    if (here) return here;
    throw new Problem(
      'not-found',
      there ? silentText(there) : `No upload ${JSON.stringify(upload)} is under way, or ended lately.`,
    );
  }
}

function same(uploads: readonly UploadProgress[], { upload }: UploadProgress): UploadProgress | null {
  return uploads.find((each) => each.upload === upload) ?? null;
}

/** Whether an attempt in another process counts more than the one here: it is under way, or began later. */
function isNewer(there: UploadProgress, here: UploadProgress | null): boolean {
  if (here === null) return true;
  return here.endedAt !== null && (there.endedAt === null || there.startedAt > here.startedAt);
}

function silentText({ node, upload, silentMs }: UploadThere): string {
  const seconds = Math.round((silentMs ?? 0) / 1000);
  return (
    `The process ${node}, which received the upload ${JSON.stringify(upload.upload)}, has said nothing for ${seconds} s. ` +
    'Send the same request again with its Idempotency-Key: it is ingested and charged once.'
  );
}
