import type { CommandId } from '@chancery/kernel';
import type { Caller } from '@chancery/platform';
import type { UsageBody } from '../../contract/usage.dto.ts';

/** Decides and records a charge in one. */
export class ConsumeUsageCommand {
  constructor(
    readonly caller: Caller,
    readonly body: UsageBody,
    /** That of a CloudEvent; `null`: the request's. */
    readonly key: CommandId | null,
  ) {}
}
