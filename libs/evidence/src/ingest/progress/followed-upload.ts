import type { Followed, FollowedState } from '@chancery/platform';
import type { UploadProgress } from '../../contract/upload-progress.ts';

/** How an upload stands. Its ID is the sequence number. */
export interface UploadState extends FollowedState {
  readonly state: UploadProgress;
}

/** An upload that can be read and followed, whichever process receives it. */
export interface FollowedUpload extends Followed {
  now(): UploadState | Promise<UploadState>;
}
