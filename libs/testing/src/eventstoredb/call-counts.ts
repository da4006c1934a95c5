import type { CallKind } from './faults.ts';

/** What a node was asked and did since it was made or `reset`. */
export class CallCounts {
  /** Calls that arrived, refused and lost ones included; appends of a batch stream one by one. */
  readonly calls: Record<CallKind, number> = zero();
  /** Batch streams that were opened: a client opens one and sends many appends on it. */
  batchStreams = 0;
  /** Events sent to readers and subscribers. */
  eventsSent = 0;
  /** Connections that were accepted. */
  connections = 0;

  reset(): void {
    Object.assign(this.calls, zero());
    this.batchStreams = 0;
    this.eventsSent = 0;
    this.connections = 0;
  }
}

function zero(): Record<CallKind, number> {
  return { append: 0, batchAppend: 0, delete: 0, tombstone: 0, read: 0, subscribe: 0, serverFeatures: 0, gossip: 0 };
}
