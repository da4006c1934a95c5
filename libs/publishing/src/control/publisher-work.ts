import { setTimeout } from 'node:timers/promises';
import type { RequestedWork } from '@chancery/read-models';
import { PublisherNotRunningError } from '../publisher.ts';
import type { ParkedRetry, Publisher } from '../publisher.ts';
import type { PublisherWish } from './publisher-requests.ts';

const RETRY_MS = 500;

/** Does what is asked of a publisher. While it cannot publish, requests wait for it. */
export function publisherWork(publisher: Pick<Publisher, 'retryParked'>): RequestedWork<PublisherWish, ParkedRetry> {
  return {
    what: 'the publisher',
    queueOf: ({ tenant }) => tenant,
    async act({ tenant }, signal) {
      for (;;) {
        try {
          return await publisher.retryParked(tenant);
        } catch (error) {
          if (!(error instanceof PublisherNotRunningError)) throw error;
        }
        await setTimeout(RETRY_MS, undefined, { signal });
      }
    },
  };
}
