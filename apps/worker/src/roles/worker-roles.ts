import { parseArgs } from 'node:util';
import { ConfigurationError, listOf, valueOf } from '@chancery/platform';
import type { Environment } from '@chancery/platform';

/** What a worker process does: one or several of these. */
export const WORKER_ROLES = ['projector', 'publisher', 'reactor'] as const;
export type WorkerRole = (typeof WORKER_ROLES)[number];

export const USAGE = `chancery worker: what the distributed topology does beside answering requests.

  node dist/apps/worker/src/main.js [--roles] projector,publisher,reactor

  projector   folds each plane's log into its read models, keeps the index of the tenant logs,
              and rebuilds, switches and retries projections when operators ask for it
  publisher   sends each plane's events to its Kafka topic; has nothing to do in a plane without KAFKA_BROKERS_…
  reactor     keeps its place for alerts and processes; this version has none yet, so it only holds its lease

The roles may come from CHANCERY_ROLES instead. For each plane and role one process is active, by a lease in the plane's
MongoDB; further ones stand by and take over within seconds. Engines are configured as for the API (EVENTSTORE_URL_EU,
MONGODB_URL_EU, S3_URL_EU, KAFKA_BROKERS_EU, CHANCERY_PLANE_KEY_EU, …). Health: GET /health/live and /health/ready on
HOST:PORT (default 127.0.0.1:3001).
`;

/** What the command line asks for; `help`: to be told how to use it. */
export type WorkerCommand = { readonly help: true } | { readonly help: false; readonly roles: readonly WorkerRole[] };

/**
 * Reads the roles from the command line, else from `CHANCERY_ROLES`.
 * @throws ConfigurationError naming the role that does not exist, or that none was named.
 */
export function parseWorkerCommand(parameters: readonly string[], environment: Environment): WorkerCommand {
  const { values, positionals } = parsed(parameters);
  if (values.help) return { help: true };
  const named = values.roles ?? (positionals.length > 0 ? positionals.join() : valueOf(environment, 'CHANCERY_ROLES'));
  const names = listOf(named ?? '');
  if (names.length === 0) {
    throw new ConfigurationError(`Name the worker's roles (or set CHANCERY_ROLES): ${WORKER_ROLES.join(', ')}`);
  }
  return { help: false, roles: names.map(roleOf) };
}

function parsed(parameters: readonly string[]) {
  try {
    return parseArgs({
      args: [...parameters],
      options: { roles: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new ConfigurationError(error instanceof Error ? error.message : String(error));
  }
}

function roleOf(name: string): WorkerRole {
  const role = WORKER_ROLES.find((known) => known === name);
  if (!role) throw new ConfigurationError(`There is no worker role "${name}": use ${WORKER_ROLES.join(', ')}`);
  return role;
}
