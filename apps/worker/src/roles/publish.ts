import { once } from 'node:events';
import { LONG_LAG_MS } from '@chancery/platform';
import { openPublisher, PublisherRequests, publisherWork } from '@chancery/publishing';
import type { PublisherStatus } from '@chancery/publishing';
import { RequestRunner } from '@chancery/read-models';
import type { RoleWork } from './role-work.ts';

/** How often requests of operators, made in other processes, are looked for. Milliseconds. */
const REQUESTS_EVERY_MS = 250;

/** Sends the plane's events to its Kafka topic, and tries parked ones again when operators ask for it. */
export const publish: RoleWork = async ({ plane, engines, node, report, measure, onError }, signal, lease) => {
  const { openSink, events, readModels } = engines;
  if (!openSink) {
    if (!signal.aborted) await once(signal, 'abort');
    return;
  }
  const publisher = openPublisher({ events, checkpoints: readModels, sink: openSink(), onError });
  const lagOf = ({ oldestAt }: PublisherStatus) => (oldestAt === null ? 0 : Math.max(0, Date.now() - oldestAt));
  measure(async (gauges) => {
    const status = await publisher.status();
    gauges.publisherEntries.set({ plane }, status.behind);
    gauges.publisherSeconds.set({ plane }, lagOf(status) / 1000);
    gauges.parkedTenants.set({ plane }, status.parked.length);
  });
  report(async () => {
    const status = await publisher.status();
    const { checkpoint, behind, parked } = status;
    const lagMs = lagOf(status);
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
