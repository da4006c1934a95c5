import { once } from 'node:events';
import { LONG_LAG_MS } from '@chancery/platform';
import { openPublisher } from '@chancery/publishing';
import type { RoleWork } from './role-work.ts';

/** Sends the plane's events to its Kafka topic. */
export const publish: RoleWork = async ({ engines, report, onError }, signal) => {
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
  await publisher.run(signal);
};
