import { once } from 'node:events';
import { fencedDocumentStore, LagMeter, LONG_LAG_MS, patiently, startFolding } from '@chancery/platform';
import { measureReadModels } from '@chancery/platform/metrics';
import { ProjectionRequests } from '@chancery/read-models';
import type { RoleWork } from './role-work.ts';

/** How often requests of operators, made in other processes, are looked for. Milliseconds. */
const REQUESTS_EVERY_MS = 250;

/**
 * Folds the plane's log into its read models, does what operators ask of them, and keeps the index of the tenant logs.
 * Read models are written only while the lease is held.
 */
export const project: RoleWork = async (context, signal, lease) => {
  const { plane, engines, node, contexts, reader, onError } = context;
  const { events } = engines;
  const readModels = fencedDocumentStore(engines.readModels, () => lease.check());
  const folding = await patiently(
    () =>
      startFolding({
        ...{ contexts, events, readModels, reader, onError },
        requests: new ProjectionRequests(readModels),
        publish: { writer: node, fence: lease.token },
        pollMs: REQUESTS_EVERY_MS,
      }),
    signal,
    (error) => onError(error, 'opening the read models'),
  );
  if (!folding) return;
  const indexing = engines.indexTenantLogs?.(signal);
  const meter = new LagMeter();
  context.report(async () => {
    const lag = meter.lagOf(await folding.projections.status());
    return { well: lag.parked === 0 && lag.lagMs <= LONG_LAG_MS, figures: { ...lag } };
  });
  context.measure(async (gauges) =>
    measureReadModels(gauges, { id: plane, events }, await folding.projections.status()),
  );
  if (!signal.aborted) await once(signal, 'abort');
  await folding.stop();
  await indexing;
};
