import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Problem } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { UploadProgress } from '../../contract/upload-progress.ts';
import { UnderWayElsewhere } from '../../under-way/under-way-elsewhere.ts';
import { TrackedUpload } from './tracked-upload.ts';
import { UploadBoard } from './upload-board.ts';
import { UploadElsewhere } from './upload-elsewhere.ts';
import { UploadFinder } from './upload-finder.ts';

/** Another process that was told to stop an upload has cleared up by then. Milliseconds. */
const STOPPED_WITHIN_MS = 20_000;

/** Stops an upload. */
export class CancelUpload {
  constructor(
    readonly caller: Caller,
    readonly upload: string,
  ) {}
}

@CommandHandler(CancelUpload)
export class CancelUploadHandler implements ICommandHandler<CancelUpload> {
  constructor(
    private readonly board: UploadBoard,
    private readonly uploads: UploadFinder,
    private readonly elsewhere: UnderWayElsewhere,
  ) {}

  /**
   * Its progress after it has ended and nothing of it is left; with a dry run, as it is.
   * @throws Problem `not-found`, `upload-not-cancellable`; `outcome-unknown` when the process that receives it is silent
   */
  async execute({ caller, upload }: CancelUpload): Promise<UploadProgress> {
    const found = await this.uploads.find(caller, upload);
    const { state } = found.now();
    if (caller.dryRun) {
      if (!isCancellable(state)) throw notCancellable(state);
      caller.header('Chancery-Dry-Run', 'true');
      return state;
    }
    const ended =
      found instanceof TrackedUpload ? await this.stopHere(caller, found) : await this.stopThere(caller, found);
    if (ended.phase !== 'cancelled') throw notCancellable(ended);
    return ended;
  }

  private async stopHere({ tenant }: Caller, shown: TrackedUpload): Promise<UploadProgress> {
    const attempts = this.board.underWay(tenant, shown.state.upload);
    for (const attempt of attempts) attempt.cancel();
    await Promise.all(attempts.map((attempt) => attempt.ended()));
    return shown.state;
  }

  private async stopThere(caller: Caller, found: UploadElsewhere): Promise<UploadProgress> {
    if (!found.now().hasEnded) await this.elsewhere.stopUpload(caller, found.there);
    const ended = await found.ended(AbortSignal.timeout(STOPPED_WITHIN_MS));
    if (ended) return ended;
    const { node } = found.there;
    throw new Problem(
      'outcome-unknown',
      `The process ${node} was told to stop the upload and has not said that it did.`,
      {
        retryAfterSeconds: 1,
      },
    );
  }
}

function isCancellable({ phase }: UploadProgress): boolean {
  return phase === 'receiving' || phase === 'reading';
}

function notCancellable({ upload, phase, batch }: UploadProgress): Problem {
  const now = batch === null ? `is ${phase}` : `is done: it is batch ${batch}`;
  return new Problem(
    'upload-not-cancellable',
    `It is too late to cancel the upload ${JSON.stringify(upload)}: it ${now}.`,
    {
      facts: { upload, phase, batch },
      lift: batch === null ? [] : [{ action: 'Retract the batch.', by: 'evidence:retract' }],
    },
  );
}
