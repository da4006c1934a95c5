import type { PublishedEvent } from '../../cloud-event/published-event.ts';
import type { EventSink, RefusedEvent } from '../../event-sink.ts';

export interface MemorySinkOptions {
  /** Records of more bytes are refused. */
  readonly maxRecordBytes?: number;
}

/** Keeps what is sent in memory, repeats included: for tests and trials. */
export class MemorySink implements EventSink {
  readonly name = 'memory';
  /** Everything that was sent, in order. */
  readonly sent: PublishedEvent[] = [];
  private maxRecordBytes: number;
  private isOpen = false;

  constructor({ maxRecordBytes = Infinity }: MemorySinkOptions = {}) {
    this.maxRecordBytes = maxRecordBytes;
  }

  async open(): Promise<void> {
    this.isOpen = true;
  }

  async send(events: readonly PublishedEvent[]): Promise<readonly RefusedEvent[]> {
    if (!this.isOpen) throw new Error('The memory sink is not open');
    const refused = new Map<string, RefusedEvent>();
    for (const event of events) {
      const { tenant, record } = event;
      if (refused.has(tenant)) continue;
      if (record.byteLength > this.maxRecordBytes) {
        refused.set(tenant, { event, error: `${record.byteLength} bytes are more than ${this.maxRecordBytes}` });
      } else this.sent.push(event);
    }
    return [...refused.values()];
  }

  async close(): Promise<void> {
    this.isOpen = false;
  }

  /** Takes records of up to so many bytes from now on. */
  admit(maxRecordBytes: number): void {
    this.maxRecordBytes = maxRecordBytes;
  }
}
