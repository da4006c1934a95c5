import type { PublishedEvent } from '../cloud-event/published-event.ts';
import { structuredEvent } from '../cloud-event/structured.ts';

/** How a live feed is kept going, and when it ends. */
export interface LiveFeed {
  /** Aborted when the client hangs up or the service ends. */
  readonly signal: AbortSignal;
  /** Whether the caller may still read: asked before events are sent, once a second at most. */
  readonly isAllowed: () => Promise<boolean>;
  /** A comment this often keeps proxies from closing a silent stream. Default 15 s. */
  readonly heartbeatMs?: number;
}

export const HEARTBEAT_MS = 15_000;
/** A revoked token reads on no longer than this. */
const ALLOWED_FOR_MS = 1000;

/** What a stream begins with: how long a browser waits before it connects again, in milliseconds. */
export const FIRST_FRAME = 'retry: 1000\n\n';
export const SIGN_OF_LIFE = ': waiting\n\n';

/** A server-sent event. `id` is what the client sends back as `Last-Event-ID`. */
export function eventFrame(id: string, event: PublishedEvent): string {
  return `id: ${id}\ndata: ${structuredEvent(event)}\n\n`;
}

/** Whether the feed goes on. Remembers for a moment that the caller may read. */
export class Permission {
  private until = 0;
  /** Once it is gone it does not come back: what was left out meanwhile would be missing. */
  private gone = false;

  constructor(private readonly feed: LiveFeed) {}

  async holds(): Promise<boolean> {
    if (this.feed.signal.aborted) return false;
    if (performance.now() < this.until) return true;
    this.gone ||= !(await this.feed.isAllowed());
    this.until = this.gone ? 0 : performance.now() + ALLOWED_FOR_MS;
    return !this.gone;
  }
}
