import type { Caller } from '@chancery/platform';
import type { SkipFindingBody } from '../../contract/skip.dto.ts';

/** Lets a finding of the authority pass until an end. */
export class SkipFindingCommand {
  constructor(
    readonly caller: Caller,
    readonly authority: string,
    readonly body: SkipFindingBody,
  ) {}
}
