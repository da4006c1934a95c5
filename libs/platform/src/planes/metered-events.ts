import type { EventStore, TenantLog } from '@chancery/event-sourcing';
import type { PlaneMeter } from './plane-meter.ts';

/** The same event store, for a runner, telling how long each append took and how many events it wrote. */
export function meteredEvents(store: EventStore & TenantLog, meter: PlaneMeter): EventStore & TenantLog {
  return {
    plane: store.plane,
    capabilities: store.capabilities,
    async append(...given) {
      const begun = performance.now();
      let written = 0;
      try {
        const result = await store.append(...given);
        if (result.kind === 'appended') written = given[2].length;
        return result;
      } finally {
        meter.appended(store.plane, written, (performance.now() - begun) / 1000);
      }
    },
    readStream: (...given) => store.readStream(...given),
    readAll: (...given) => store.readAll(...given),
    subscribe: (...given) => store.subscribe(...given),
    head: () => store.head(),
    close: () => store.close(),
    readTenant: (...given) => store.readTenant(...given),
    tenantHead: (tenant) => store.tenantHead(tenant),
    findCommand: (...given) => store.findCommand(...given),
    findCommands: (...given) => store.findCommands(...given),
    findEvent: (id) => store.findEvent(id),
  };
}
