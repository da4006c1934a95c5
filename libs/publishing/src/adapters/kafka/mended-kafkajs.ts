import { createRequire } from 'node:module';
import kafkajs from 'kafkajs';

/** A connection's queue of requests, as far as it is mended. No public API: kafkajs is pinned to one exact version. */
interface RequestQueue {
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests: (this: RequestQueue) => void;
}

const RequestQueues = createRequire(import.meta.url)('kafkajs/src/network/requestQueue/index.js') as {
  readonly prototype: RequestQueue;
};

// After every answer the queue sets a timer to look at what waits, even where nothing does; the delay is a negative number
// then, of which Node warns. What is put into the queue later sets a timer of its own.
const { scheduleCheckPendingRequests } = RequestQueues.prototype;
RequestQueues.prototype.scheduleCheckPendingRequests = function () {
  if (this.pending.length > 0) scheduleCheckPendingRequests.call(this);
};

/** kafkajs without that warning. */
export { kafkajs };
