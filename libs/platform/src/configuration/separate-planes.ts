import { createHash } from 'node:crypto';
import type { PlaneId } from '@chancery/kernel';
import { ConfigurationError } from './environment.ts';
import { engineVariables } from './distributed-engines.ts';
import type { DistributedEngines } from './distributed-engines.ts';

/** What a plane has of its own. */
export interface SeparatePlane {
  readonly id: PlaneId;
  readonly planeKey: Uint8Array | null;
  readonly engines: DistributedEngines | null;
}

/**
 * Planes share nothing: two that named one store would mix the bytes of their tenants. (A Kafka cluster may serve both:
 * each plane has a topic of its own.)
 * @throws ConfigurationError naming both variables.
 */
export function checkPlanesAreSeparate(planes: readonly SeparatePlane[]): void {
  const seen = new Map<string, string>();
  for (const { id, engines, planeKey } of planes) {
    const names = engineVariables(id);
    const stores: [name: string, store: string | null][] = [
      [names.eventStore, engines && withoutCredentials(engines.eventStoreUrl)],
      [names.mongo, engines && withoutCredentials(engines.mongoUrl)],
      [names.s3, engines && `${engines.s3.endpoint}/${engines.s3.bucket}`],
      [`CHANCERY_PLANE_KEY_${id.toUpperCase()}`, planeKey && createHash('sha256').update(planeKey).digest('hex')],
    ];
    for (const [name, store] of stores) {
      if (store === null) continue;
      const other = seen.get(store);
      if (other !== undefined) throw new ConfigurationError(`${other} and ${name} are the same: planes share nothing`);
      seen.set(store, name);
    }
  }
}

/** Hosts and database of a connection string: what says which store it is. */
function withoutCredentials(url: string): string {
  return url
    .replace(/\/\/[^@/?]*@/, '//')
    .replace(/\?.*$/, '')
    .replace(/\/$/, '')
    .toLowerCase();
}
