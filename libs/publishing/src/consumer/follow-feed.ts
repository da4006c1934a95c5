import { setTimeout as sleep } from 'node:timers/promises';
import { bodyOf, FeedRefusedError, FeedUnavailableError, requestFeed } from './feed-request.ts';
import type { FeedSource } from './feed-request.ts';
import { fromJson } from './from-json.ts';
import { NotAnEventError } from './received-event.ts';
import type { ReceivedEvent } from './received-event.ts';
import { sseFrames } from './sse-frames.ts';

export interface FollowOptions extends FeedSource {
  /** The connection was lost, or could not be made; it is tried again by itself. */
  readonly onLost?: (error: unknown) => void;
  /** Silence after which a connection counts as dead; the service sends a sign of life every 15 s. */
  readonly silenceMs?: number;
}

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5000;
const SILENCE_MS = 45_000;

/**
 * The events of a feed, first what is there, then what comes (server-sent events), until `signal` is aborted. A lost
 * connection is made again and goes on after the last event, so nothing is missed and nothing comes twice.
 * @throws FeedRefusedError, NotAnEventError
 */
export async function* followFeed(options: FollowOptions): AsyncGenerator<ReceivedEvent, void, void> {
  const { signal, onLost, silenceMs = SILENCE_MS } = options;
  let after = options.after ?? '';
  let wait = FIRST_WAIT_MS;
  while (!signal?.aborted) {
    const connection = new AbortController();
    let taking = false;
    const watch = setTimeout(() => {
      // While the consumer takes an event nothing is read, so silence means nothing.
      if (!taking) connection.abort(new Error('Nothing came any more'));
    }, silenceMs);
    try {
      const ended = signal ? AbortSignal.any([signal, connection.signal]) : connection.signal;
      const headers = { accept: 'text/event-stream', ...(after === '' ? {} : { 'last-event-id': after }) };
      const response = await requestFeed(options.url, { token: options.token, signal: ended }, headers);
      for await (const frame of sseFrames(bodyOf(response))) {
        watch.refresh();
        if (frame === null) continue;
        const event = fromJson(frame.data);
        taking = true;
        yield event;
        taking = false;
        watch.refresh();
        after = frame.id ?? after;
        wait = FIRST_WAIT_MS;
      }
      throw new Error('The service ended the feed');
    } catch (error) {
      if (signal?.aborted) return;
      if (error instanceof FeedRefusedError || error instanceof NotAnEventError) throw error;
      onLost?.(error);
      const asked = error instanceof FeedUnavailableError ? error.retryAfterMs : 0;
      await sleep(Math.max(wait, asked), undefined, signal ? { signal } : {}).catch(() => undefined);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    } finally {
      clearTimeout(watch);
      connection.abort();
    }
  }
}
