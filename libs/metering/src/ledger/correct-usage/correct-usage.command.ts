import type { Caller } from '@chancery/platform';
import type { CorrectUsageBody } from '../../contract/usage.dto.ts';

/** Puts right what was recorded of a use. */
export class CorrectUsageCommand {
  constructor(
    readonly caller: Caller,
    readonly body: CorrectUsageBody,
  ) {}
}
