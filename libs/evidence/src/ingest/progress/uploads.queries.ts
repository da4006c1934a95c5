import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Problem } from '@chancery/platform';
import type { Caller } from '@chancery/platform';
import type { UploadList } from '../../contract/upload-progress.ts';
import type { TrackedUpload } from './tracked-upload.ts';
import { UploadBoard } from './upload-board.ts';

const LISTED = 100;

/** The tenant's uploads on this node. */
export class ListUploads {
  constructor(readonly caller: Caller) {}
}

@QueryHandler(ListUploads)
export class ListUploadsHandler implements IQueryHandler<ListUploads> {
  constructor(private readonly board: UploadBoard) {}

  async execute({ caller }: ListUploads): Promise<UploadList> {
    return { items: this.board.list(caller.tenant, LISTED).map(({ state }) => state) };
  }
}

/** One upload of the tenant on this node. */
export class FindUpload {
  constructor(
    readonly caller: Caller,
    readonly upload: string,
  ) {}
}

@QueryHandler(FindUpload)
export class FindUploadHandler implements IQueryHandler<FindUpload> {
  constructor(private readonly board: UploadBoard) {}

  async execute({ caller, upload }: FindUpload): Promise<TrackedUpload> {
    return requireUpload(this.board, caller, upload);
  }
}

/** @throws Problem `not-found` */
export function requireUpload(board: UploadBoard, { tenant }: Caller, upload: string): TrackedUpload {
  const found = board.find(tenant, upload);
  if (found) return found;
  throw new Problem(
    'not-found',
    `No upload ${JSON.stringify(upload)} is under way in the process that answered, or ended there lately. ` +
      'Where several processes serve the API, an upload is known to the one that receives it.',
  );
}
