import type { Caller } from '@chancery/platform';
import type { WithdrawBody } from '../../contract/withdrawal.dto.ts';

/** Withdraws a dataset with all its batches. */
export class DeleteDatasetCommand {
  constructor(
    readonly caller: Caller,
    readonly dataset: string,
    readonly body: WithdrawBody,
  ) {}
}
