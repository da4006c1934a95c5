import type { Caller } from '@chancery/platform';
import type { WithdrawBody } from '../../contract/withdrawal.dto.ts';

/** Withdraws a batch. */
export class RetractBatchCommand {
  constructor(
    readonly caller: Caller,
    readonly dataset: string,
    readonly batch: string,
    readonly body: WithdrawBody,
  ) {}
}
