import type { Caller } from '@chancery/platform';
import type { ReportUsageBody } from '../../contract/usage.dto.ts';

/** Counts use that has already happened, whether it fits or not. */
export class ReportUsageCommand {
  constructor(
    readonly caller: Caller,
    readonly body: ReportUsageBody,
  ) {}
}
