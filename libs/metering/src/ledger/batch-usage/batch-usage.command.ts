import type { Caller } from '@chancery/platform';
import type { BatchItem } from './batch-item.ts';

/** Consumes and reports several uses in one request. */
export class BatchUsageCommand {
  constructor(
    readonly caller: Caller,
    readonly items: readonly BatchItem[],
    readonly atomic: boolean,
  ) {}
}
