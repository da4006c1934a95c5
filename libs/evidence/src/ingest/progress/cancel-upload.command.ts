import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Problem } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { UploadProgress } from '../../contract/upload-progress.ts';
import { UploadBoard } from './upload-board.ts';
import { requireUpload } from './uploads.queries.ts';

/** Stops an upload. */
export class CancelUpload {
  constructor(
    readonly caller: Caller,
    readonly upload: string,
  ) {}
}

@CommandHandler(CancelUpload)
export class CancelUploadHandler implements ICommandHandler<CancelUpload> {
  constructor(private readonly board: UploadBoard) {}

  /**
   * Its progress after it has ended and nothing of it is left; with a dry run, as it is.
   * @throws Problem `not-found`, `upload-not-cancellable`
   */
  async execute({ caller, upload }: CancelUpload): Promise<UploadProgress> {
    const shown = requireUpload(this.board, caller, upload);
    if (caller.dryRun) {
      if (!isCancellable(shown.state)) throw notCancellable(shown.state);
      caller.header('Chancery-Dry-Run', 'true');
      return shown.state;
    }
    const attempts = this.board.underWay(caller.tenant, upload);
    for (const attempt of attempts) attempt.cancel();
    await Promise.all(attempts.map((attempt) => attempt.ended()));
    if (shown.state.phase !== 'cancelled') throw notCancellable(shown.state);
    return shown.state;
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
