import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '@chancery/platform';
import type { UploadList } from '../../contract/upload-progress.ts';
import type { FollowedUpload } from './followed-upload.ts';
import { UploadFinder } from './upload-finder.ts';

const LISTED = 100;

/** The tenant's uploads, on whichever process. */
export class ListUploads {
  constructor(readonly caller: Caller) {}
}

@QueryHandler(ListUploads)
export class ListUploadsHandler implements IQueryHandler<ListUploads> {
  constructor(private readonly uploads: UploadFinder) {}

  async execute({ caller }: ListUploads): Promise<UploadList> {
    return { items: await this.uploads.list(caller, LISTED) };
  }
}

/** One upload of the tenant. */
export class FindUpload {
  constructor(
    readonly caller: Caller,
    readonly upload: string,
  ) {}
}

@QueryHandler(FindUpload)
export class FindUploadHandler implements IQueryHandler<FindUpload> {
  constructor(private readonly uploads: UploadFinder) {}

  /** @throws Problem `not-found` */
  execute({ caller, upload }: FindUpload): Promise<FollowedUpload> {
    return this.uploads.find(caller, upload);
  }
}
