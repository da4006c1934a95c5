import type { EventStore, LogPage, Position } from '@chancery/event-sourcing';
import { publishedEvent } from '../cloud-event/published-event.ts';
import { structuredEvent } from '../cloud-event/structured.ts';
import { PageAhead } from '../run/page-ahead.ts';
import { eventFrame, FIRST_FRAME, HEARTBEAT_MS, Permission, SIGN_OF_LIFE } from './feed-frames.ts';
import type { LiveFeed } from './feed-frames.ts';
import { isSilent } from './is-silent.ts';

const PAGE = 50;

/** The events of a page of the plane's log, a line of JSON each (CloudEvents JSON format). */
export function* planeLines({ plane }: EventStore, { events }: LogPage): Generator<string> {
  for (const event of events) yield `${structuredEvent(publishedEvent(plane, event))}\n`;
}

/**
 * Every event of the plane after `after`, first what is there, then what comes, as server-sent events under their
 * positions. Ends when the feed's signal is aborted, or the caller may not read any more.
 * @throws InvalidPositionError
 */
export async function* followPlane(
  events: EventStore,
  after: Position,
  feed: LiveFeed,
): AsyncGenerator<string, void, void> {
  const { signal, heartbeatMs = HEARTBEAT_MS } = feed;
  const permission = new Permission(feed);
  const subscription = events.subscribe(after, { pageSize: PAGE });
  const close = () => subscription.close();
  signal.addEventListener('abort', close);
  try {
    yield FIRST_FRAME;
    const pages = new PageAhead(subscription);
    while (!signal.aborted) {
      const silent = !pages.isReady && (await isSilent(pages.whenReady(), heartbeatMs));
      if (!(await permission.holds())) return;
      if (silent) yield SIGN_OF_LIFE;
      else yield* framesOf(events, await pages.take(), permission);
    }
  } finally {
    signal.removeEventListener('abort', close);
    subscription.close();
  }
}

async function* framesOf({ plane }: EventStore, { events }: LogPage, permission: Permission): AsyncGenerator<string> {
  for (const event of events) {
    if (!(await permission.holds())) return;
    yield eventFrame(event.position, publishedEvent(plane, event));
  }
}
