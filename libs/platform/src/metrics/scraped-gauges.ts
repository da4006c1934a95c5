import { Counter, Gauge } from 'prom-client';
import type { Registry } from 'prom-client';

const PLANE = ['plane'];
const READ_MODEL = ['plane', 'read_model'];
const ROLE = ['plane', 'role'];

/** Names, meaning and labels of what is read at the moment of a scrape. */
const GAUGES = {
  planeOpen: ['chancery_plane_open', 'Whether the plane is served here: 0 while its engines are awaited', PLANE],
  lagEntries: ['chancery_projection_lag_entries', 'Events a read model has not folded yet, at most 1000', READ_MODEL],
  lagSeconds: ['chancery_projection_lag_seconds', 'Age of the oldest event a read model has not folded', READ_MODEL],
  parkedEvents: ['chancery_projection_parked_events', 'Events that a read model could not fold', READ_MODEL],
  publisherEntries: ['chancery_publisher_lag_entries', 'Events that were not published yet, at most 1000', PLANE],
  publisherSeconds: ['chancery_publisher_lag_seconds', 'Age of the oldest event that was not published', PLANE],
  parkedTenants: ['chancery_publisher_parked_tenants', 'Tenants whose events wait behind a refused one', PLANE],
  roleActive: ['chancery_role_active', 'Whether this process holds the lease of the plane and role', ROLE],
  leaseToken: ['chancery_role_lease_token', 'Fencing token of the lease that this process holds', ROLE],
  engines: ['chancery_query_engines', 'Child processes of the analytical engine, busy or idle', ['state']],
  engineCapacity: ['chancery_query_engines_capacity', 'How many child processes there may be', []],
  engineWaiting: ['chancery_query_engines_waiting', 'Requests that wait for a child process, or their turn in it', []],
} as const satisfies { readonly [gauge: string]: readonly [name: string, help: string, labels: readonly string[]] };

/** Those gauges: set by the sources, and forgotten before the next scrape. */
export type ScrapedGauges = { readonly [gauge in keyof typeof GAUGES]: Gauge };

export function scrapedGauges(registry: Registry): ScrapedGauges {
  const entries = Object.entries(GAUGES).map(([gauge, [name, help, labels]]) => [
    gauge,
    new Gauge({ name, help, labelNames: [...labels], registers: [registry] }),
  ]);
  return Object.fromEntries(entries) as ScrapedGauges;
}

/** Goes on from scrape to scrape. */
export function missingSources(registry: Registry): Counter {
  return new Counter({
    name: 'chancery_metric_sources_missing_total',
    help: 'Readings left out of a scrape because an engine did not answer',
    registers: [registry],
  });
}
