import { BATCH_OVERHEAD_BYTES, sizeOf } from './kafka-message.ts';
import type { OutgoingMessage } from './kafka-message.ts';

/** Of all partitions together; a broker reads requests of up to 100 MB. */
const MAX_ROUND_BYTES = 32 * 1024 * 1024;

/** What goes out in one request: for each partition the next of its messages, as many as one batch may hold. */
export type Round<M extends OutgoingMessage> = readonly (readonly M[])[];

/**
 * Cuts messages into rounds that are sent one after another, so that no batch has more than `batchBytes`, unless a
 * single message has. Those of a partition keep their order.
 */
export function* messageRounds<M extends OutgoingMessage>(
  messages: readonly M[],
  batchBytes: number,
): Generator<Round<M>, void, void> {
  const waiting = [...Map.groupBy(messages, ({ partition }) => partition).values()].map((own) => own.values());
  let queues = waiting.map((own) => ({ own, next: own.next() })).filter(({ next }) => !next.done);
  while (queues.length > 0) {
    const round: M[][] = [];
    let roundBytes = 0;
    for (const queue of queues) {
      const batch: M[] = [];
      let bytes = BATCH_OVERHEAD_BYTES;
      while (!queue.next.done) {
        const size = sizeOf(queue.next.value);
        if (batch.length > 0 && bytes + size > batchBytes) break;
        if (roundBytes > 0 && roundBytes + size > MAX_ROUND_BYTES) break;
        batch.push(queue.next.value);
        bytes += size;
        roundBytes += size;
        queue.next = queue.own.next();
      }
      if (batch.length > 0) round.push(batch);
    }
    yield round;
    queues = queues.filter(({ next }) => !next.done);
  }
}
