import type { Caller } from '@chancery/platform';
import type { IngestOrder } from '../../ingest/ingest-order.ts';

/** Makes a batch of an uploaded file. */
export class IngestBatchCommand {
  constructor(
    readonly caller: Caller,
    readonly order: IngestOrder,
  ) {}
}
