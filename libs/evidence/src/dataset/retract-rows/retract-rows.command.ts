import type { Caller } from '@chancery/platform';
import type { RetractRowsBody } from '../../contract/withdrawal.dto.ts';

/** Withdraws rows. */
export class RetractRowsCommand {
  constructor(
    readonly caller: Caller,
    readonly dataset: string,
    readonly body: RetractRowsBody,
  ) {}
}
