import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../stack/engine-server.ts';
import type { EngineOptions, EngineServer } from '../stack/engine-server.ts';
import { startKafka } from '../stack/kafka.ts';
import { startMongod } from '../stack/mongod.ts';
import { startS3 } from '../stack/s3.ts';
import { startTestNode } from '../stack/test-node.ts';
import { administratorsIn } from './administrators.ts';
import { ManagedEngine } from './managed-engine.ts';
import { ManagedProcess } from './managed-process.ts';
import { REPOSITORY } from './server.ts';

/** The engines that the planes stand on; a plane has an event store, a database and a bucket of its own. */
export interface DistributedEngineServers {
  readonly eventStores: ReadonlyMap<string, ManagedEngine>;
  readonly mongodb: ManagedEngine;
  readonly kafka: ManagedEngine;
  readonly s3: ManagedEngine;
}

/** The distributed topology, each part a process of its own. */
export interface DistributedService {
  readonly apis: readonly ManagedProcess[];
  readonly workers: readonly ManagedProcess[];
  readonly engines: DistributedEngineServers;
  /** Of each API process. */
  readonly urls: readonly string[];
  /** First administrators' tokens by plane. */
  readonly administrators: ReadonlyMap<string, string>;
  /** The variables that name the engines. */
  readonly environment: Readonly<Record<string, string>>;
  /** For files of the test; goes with the service. */
  readonly folder: string;
  /** Ends everything that was started here and removes its data. */
  dispose(): Promise<void>;
}

export interface DistributedOptions {
  readonly planes: readonly string[];
  readonly apis: number;
  /** The roles of each worker process. */
  readonly workers: readonly string[];
}

/** Starts the engines, the workers and the API processes, and waits until all are ready. */
export async function startDistributed({ planes, apis, workers }: DistributedOptions): Promise<DistributedService> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-distributed-'));
  const disposals: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
  const dispose = async () => {
    for (const each of disposals.splice(0).reverse()) await each();
  };
  try {
    const engine = async (name: string, start: (options?: EngineOptions) => Promise<EngineServer>) => {
      const started = await ManagedEngine.start(name, start);
      disposals.push(() => started.dispose());
      return started;
    };
    const eventStores = new Map<string, ManagedEngine>();
    for (const plane of planes) eventStores.set(plane, await engine('event store', startTestNode));
    const mongodb = await engine('MongoDB', startMongod);
    const kafka = await engine('broker', startKafka);
    const s3 = await engine('S3', startS3);
    const engines = { eventStores, mongodb, kafka, s3 };
    const environment = environmentOf(planes, engines);
    const ports = await freePorts(apis + workers.length);
    const processes = [
      ...workers.map((roles, index) => workerProcess(index + 1, roles, ports[apis + index] ?? 0, environment)),
      ...Array.from({ length: apis }, (_, index) => apiProcess(index + 1, ports[index] ?? 0, environment, folder)),
    ];
    for (const each of processes) disposals.push(() => each.stop());
    await Promise.all(processes.map((each) => each.start()));
    const apiProcesses = processes.slice(workers.length);
    return {
      apis: apiProcesses,
      workers: processes.slice(0, workers.length),
      engines,
      urls: ports.slice(0, apis).map((port) => `http://127.0.0.1:${port}`),
      administrators: administratorsIn(apiProcesses.map(({ printed }) => printed).join('\n')),
      environment,
      folder,
      dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}

function environmentOf(planes: readonly string[], engines: DistributedEngineServers): Record<string, string> {
  const { eventStores, mongodb, kafka, s3 } = engines;
  return Object.fromEntries([
    ['CHANCERY_PLANES', planes.join()],
    ['HOST', '127.0.0.1'],
    ...planes.flatMap((plane) => {
      const suffix = plane.toUpperCase();
      return [
        [`EVENTSTORE_URL_${suffix}`, eventStores.get(plane)?.url ?? ''],
        [`MONGODB_URL_${suffix}`, mongodb.url.replace('/?', `/chancery_${plane}?`)],
        [`KAFKA_BROKERS_${suffix}`, kafka.url],
        [`S3_URL_${suffix}`, s3.url.replace(/\/[^/?]+\?/, `/chancery-${plane}?`)],
        [`CHANCERY_PLANE_KEY_${suffix}`, randomBytes(32).toString('base64')],
      ];
    }),
  ]) as Record<string, string>;
}

function apiProcess(
  number: number,
  port: number,
  environment: Readonly<Record<string, string>>,
  folder: string,
): ManagedProcess {
  const name = `api-${number}`;
  return new ManagedProcess({
    name,
    parameters: [join(REPOSITORY, 'dist/apps/api/src/main.js')],
    environment: {
      ...environment,
      PORT: String(port),
      CHANCERY_DATA: join(folder, name),
      CHANCERY_NODE: name,
      CHANCERY_SAMPLES: 'off',
    },
    readyUrl: `http://127.0.0.1:${port}/health/ready`,
  });
}

function workerProcess(
  number: number,
  roles: string,
  port: number,
  environment: Readonly<Record<string, string>>,
): ManagedProcess {
  const name = `worker-${number}`;
  return new ManagedProcess({
    name,
    parameters: [join(REPOSITORY, 'dist/apps/worker/src/main.js'), '--roles', roles],
    environment: { ...environment, PORT: String(port), CHANCERY_NODE: name },
    readyUrl: `http://127.0.0.1:${port}/health/ready`,
  });
}
