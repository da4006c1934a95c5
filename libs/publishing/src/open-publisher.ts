import type { Publisher, PublisherOptions } from './publisher.ts';
import { LogPublisher } from './run/log-publisher.ts';

/** A publisher that does not run yet. Nothing is reached before `run`. */
export function openPublisher(options: PublisherOptions): Publisher {
  return new LogPublisher(options);
}
