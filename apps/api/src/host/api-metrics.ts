import type { FastifyInstance } from 'fastify';
import { engineFigures } from '@chancery/evidence';
import type { Planes } from '@chancery/platform';
import { measureReadModels } from '@chancery/platform/metrics';
import type { Metrics } from '@chancery/platform/metrics';

/** Measures every answer by the template of its route. To be called before there are routes. */
export function measureAnswers(fastify: FastifyInstance, metrics: Metrics): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request;
    const answer = { method, route: routeOptions.url ?? 'none', status: reply.statusCode };
    metrics.answered(answer, reply.elapsedTime / 1000);
    done();
  });
}

/** What is read at a scrape of an API process. */
export function measureProcess(planes: Planes, metrics: Metrics): void {
  metrics.addSource((gauges) => {
    for (const { id } of planes.all) gauges.planeOpen.set({ plane: id }, 1);
    for (const { id } of planes.awaited) gauges.planeOpen.set({ plane: id }, 0);
    const { capacity, busy, idle, waiting } = engineFigures();
    gauges.engineCapacity.set(capacity);
    gauges.engineWaiting.set(waiting);
    gauges.engines.set({ state: 'busy' }, busy);
    gauges.engines.set({ state: 'idle' }, idle);
  });
  metrics.addSource(async (gauges) => {
    const measured = planes.all.map(async (plane) =>
      measureReadModels(gauges, plane, await plane.projections.status()),
    );
    const failed = (await Promise.allSettled(measured)).find((each) => each.status === 'rejected');
    if (failed) throw failed.reason as Error;
  });
}
