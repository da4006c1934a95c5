import { once } from 'node:events';
import { LONG_LAG_MS } from '@chancery/platform';
import { openPublisher, PublisherRequests, publisherWork } from '@chancery/publishing';
import { RequestRunner } from '@chancery/read-models';
import type { RoleWork } from './role-work.ts';

/** How often requests of operators, made in other processes, are looked for. Milliseconds. */
const REQUESTS_EVERY_MS = 250;

/** Sends the plane's events to its Kafka topic, and tries parked ones again when operators ask for it. */
export const publish: RoleWork = async ({ engines, node, report, onError }, signal, lease) => {
  const { openSink, events, readModels } = engines;
  if (!openSink) {
    if (!signal.aborted) await once(signal, 'abort');
    return;
  }
  const publisher = openPublisher({ events, checkpoints: readModels, sink: openSink(), onError });
  report(async () => {
    const { checkpoint, behind, oldestAt, parked } = await publisher.status();
    const lagMs = oldestAt === null ? 0 : Math.max(0, Date.now() - oldestAt);
    return {
      well: parked.length === 0 && lagMs <= LONG_LAG_MS,
      figures: { checkpoint, behind, lagMs, parkedTenants: parked.length },
    };
  });
  const requests = new RequestRunner({
    requests: new PublisherRequests(readModels),
    work: publisherWork(publisher),
    ...{ worker: node, fence: lease.token, pollMs: REQUESTS_EVERY_MS, onError },
  });
  const ended = new AbortController();
  const retrying = requests.run(AbortSignal.any([signal, ended.signal]));
  try {
    await publisher.run(signal);
  } finally {
    ended.abort();
    await retrying;
  }
};
