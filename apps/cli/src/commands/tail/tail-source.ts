import type { paths } from '@chancery/client';
import { followFeed, readFeed } from '@chancery/publishing/consumer';
import type { ReceivedEvent } from '@chancery/publishing/consumer';
import { followTopic, parseKafkaBrokers, topicOf } from '@chancery/publishing/kafka';
import type { TailOptions, TailRequest } from './tail-options.ts';

/** The feeds as the API document has them; the consumer reads them, byte by byte and over lost connections. */
const FEEDS = {
  tenant: '/v1/tenants/{tenant}/events',
  plane: '/v1/planes/{plane}/events',
} as const satisfies { readonly [feed: string]: keyof paths };

/** The events asked for, from the service's feed or from the plane's topic, repeats included. */
export function tailSource(
  request: TailRequest,
  { url, token, brokers, topic }: TailOptions,
  signal: AbortSignal,
): AsyncIterable<ReceivedEvent> {
  const { plane, tenant, after, once } = request;
  if (brokers !== undefined) {
    return followTopic({
      connection: parseKafkaBrokers(brokers),
      topic: topic ?? topicOf(plane),
      ...(tenant === null ? {} : { tenant }),
      ...{ once, signal },
      log: (_level, message) => void process.stderr.write(`${message}\n`),
    });
  }
  if (token === undefined || token === '') throw new Error('No API token: set CHANCERY_TOKEN, or give --token');
  const path = tenant === null ? FEEDS.plane.replace('{plane}', plane) : FEEDS.tenant.replace('{tenant}', tenant);
  const source = { url: new URL(path, url).href, token, after, signal };
  if (once) return readFeed(source);
  return followFeed({
    ...source,
    onLost: (error) => {
      const why = error instanceof Error ? error.message : String(error);
      process.stderr.write(`The connection was lost (${why}); it is made again.\n`);
    },
  });
}
