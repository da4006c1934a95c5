import { bodyOf, requestFeed } from './feed-request.ts';
import type { FeedSource } from './feed-request.ts';
import { fromJson } from './from-json.ts';
import type { ReceivedEvent } from './received-event.ts';
import { linesOf } from './sse-frames.ts';

const PAGE = 500;

/**
 * The events of a feed up to its present end, page by page (NDJSON).
 * @throws FeedRefusedError, FeedUnavailableError, NotAnEventError, TypeError when there is no connection.
 */
export async function* readFeed(source: FeedSource): AsyncGenerator<ReceivedEvent, void, void> {
  const first = new URL(source.url);
  first.searchParams.set('limit', String(PAGE));
  if (source.after !== undefined && source.after !== '') first.searchParams.set('after', source.after);
  for (let url: string | null = first.href; url !== null;) {
    const response = await requestFeed(url, source, { accept: 'application/x-ndjson' });
    let count = 0;
    for await (const line of linesOf(bodyOf(response))) {
      count += 1;
      yield fromJson(line);
    }
    url = count === 0 ? null : nextPage(response, url);
  }
}

/** The address after `rel="next"` of the header `Link`. */
function nextPage(response: Response, url: string): string | null {
  const target = /<([^>]*)>\s*;\s*rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
  return target === undefined ? null : new URL(target, url).href;
}
