import type { Caller } from '@chancery/platform';
import type { CommitHoldBody } from '../../contract/hold.dto.ts';

/** Charges what was used of a hold and frees the rest. */
export class CommitHoldCommand {
  constructor(
    readonly caller: Caller,
    readonly hold: string,
    readonly body: CommitHoldBody,
  ) {}
}
