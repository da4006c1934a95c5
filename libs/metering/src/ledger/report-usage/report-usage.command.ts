import type { CommandId } from '@chancery/kernel';
import type { Caller } from '@chancery/platform';
import type { ReportUsageBody } from '../../contract/usage.dto.ts';

/** Counts use that has already happened, whether it fits or not. */
export class ReportUsageCommand {
  constructor(
    readonly caller: Caller,
    readonly body: ReportUsageBody,
    /** That of a CloudEvent; `null`: the request's. */
    readonly key: CommandId | null,
  ) {}
}
