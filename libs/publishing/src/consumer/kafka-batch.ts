import { fromKafka } from './from-kafka.ts';
import type { KafkaMessageLike } from './from-kafka.ts';
import type { ReceivedEvent } from './received-event.ts';
import type { TenantOrder } from './tenant-order.ts';

/** What kafkajs hands to `eachBatch`, as far as it is used. */
export interface KafkaBatchLike {
  readonly batch: { readonly messages: readonly (KafkaMessageLike & { readonly offset: string })[] };
  readonly resolveOffset: (offset: string) => void;
  readonly heartbeat: () => Promise<void>;
  readonly isRunning: () => boolean;
  readonly isStale: () => boolean;
}

/**
 * An `eachBatch` of kafkajs (run it with `eachBatchAutoResolve: false`) that hands each event to `handle` once, in
 * order per tenant. An offset is resolved after its event was handled; what `handle` throws makes the message come
 * again.
 */
export function eachBatchInOrder(
  order: TenantOrder,
  handle: (event: ReceivedEvent) => Promise<void> | void,
): (payload: KafkaBatchLike) => Promise<void> {
  return async ({ batch, resolveOffset, heartbeat, isRunning, isStale }) => {
    for (const message of batch.messages) {
      // The partition may belong to another member of the group by now.
      if (!isRunning() || isStale()) return;
      await order.take(fromKafka(message), handle);
      resolveOffset(message.offset);
      await heartbeat();
    }
  };
}
