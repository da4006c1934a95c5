import type { CommandId } from '@chancery/kernel';
import type { Caller } from '@chancery/platform';
import type { HoldUsageBody } from '../../contract/hold.dto.ts';

/** Reserves an amount for work under way. */
export class HoldUsageCommand {
  constructor(
    readonly caller: Caller,
    readonly body: HoldUsageBody,
    /** That of a CloudEvent; `null`: the request's. */
    readonly key: CommandId | null,
  ) {}
}
