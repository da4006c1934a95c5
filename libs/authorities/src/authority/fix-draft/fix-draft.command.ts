import type { Caller } from '@chancery/platform';
import type { FixDraftBody } from '../../contract/fix.dto.ts';

/** Mends the draft of an authority by a change of its text. */
export class FixDraftCommand {
  constructor(
    readonly caller: Caller,
    readonly authority: string,
    readonly body: FixDraftBody,
    /** `If-Match` as it was sent. */
    readonly ifMatch: string | undefined,
  ) {}
}
