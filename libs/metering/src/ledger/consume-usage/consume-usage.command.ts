import type { Caller } from '@chancery/platform';
import type { UsageBody } from '../../contract/usage.dto.ts';

/** Decides and records a charge in one. */
export class ConsumeUsageCommand {
  constructor(
    readonly caller: Caller,
    readonly body: UsageBody,
  ) {}
}
