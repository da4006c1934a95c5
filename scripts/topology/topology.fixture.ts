import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PlaneId } from '@chancery/kernel';
import { engineUrl } from '@chancery/testing';
import { startEventStoreDbNode } from '@chancery/testing/eventstoredb';
import type { EventStoreDbTestNode } from '@chancery/testing/eventstoredb';
import { newMongoDatabase } from '@chancery/testing/mongodb';
import type { MongoDatabase } from '@chancery/testing/mongodb';
import { freePorts } from '../stack/engine-server.ts';
import { ManagedProcess } from '../support/managed-process.ts';
import { removeBucket } from './stores/bucket.ts';

/** The stores of one plane: its own on every engine. */
export interface PlaneStoresUnderTest {
  readonly node: EventStoreDbTestNode;
  /** Where the node keeps its events. */
  readonly eventFile: string;
  readonly mongo: MongoDatabase;
  readonly bucketUrl: string;
}

/** A distributed installation for a spec: real engines (EventStoreDB: the test node), processes run from the sources. */
export interface TestTopology {
  readonly planes: ReadonlyMap<PlaneId, PlaneStoresUnderTest>;
  readonly brokers: string;
  /** What its processes are told. */
  readonly environment: Readonly<Record<string, string>>;
  /** For whatever processes keep. */
  readonly folder: string;
  /** Starts an API process and waits until it is ready, for which a projector is needed; or until it answers `path`. */
  startApi(name: string, path?: string): Promise<TestProcess>;
  startWorker(name: string, roles: string): Promise<TestProcess>;
  dispose(): Promise<void>;
}

export interface TestProcess {
  readonly process: ManagedProcess;
  readonly url: string;
}

const TYPESCRIPT = new URL('../run/typescript.mjs', import.meta.url).href;
const API = fileURLToPath(new URL('../../apps/api/src/main.ts', import.meta.url));
const WORKER = fileURLToPath(new URL('../../apps/worker/src/main.ts', import.meta.url));

export async function openTopology(ids: readonly PlaneId[]): Promise<TestTopology> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-topology-'));
  const planes = new Map<PlaneId, PlaneStoresUnderTest>();
  for (const id of ids) {
    const eventFile = join(folder, `events-${id}`);
    const bucketUrl = new URL(engineUrl('S3_URL'));
    bucketUrl.pathname = `/chancery-spec-${id}-${randomBytes(8).toString('hex')}`;
    planes.set(id, {
      node: await startEventStoreDbNode({ file: eventFile }),
      eventFile,
      mongo: newMongoDatabase(`topology_${id}`),
      bucketUrl: bucketUrl.href,
    });
  }
  const brokers = engineUrl('KAFKA_BROKERS');
  const environment = environmentOf(planes, brokers, folder);
  const processes: ManagedProcess[] = [];
  const start = async (
    name: string,
    parameters: readonly string[],
    readyPath = '/health/ready',
  ): Promise<TestProcess> => {
    const [port = 0] = await freePorts(1);
    const url = `http://127.0.0.1:${port}`;
    const process = new ManagedProcess({
      name,
      parameters: ['--import', TYPESCRIPT, ...parameters],
      environment: { ...environment, PORT: String(port), CHANCERY_NODE: name },
      readyUrl: `${url}${readyPath}`,
    });
    processes.push(process);
    await process.start();
    return { process, url };
  };
  return {
    ...{ planes, brokers, environment, folder },
    startApi: (name, path) => start(name, [API], path),
    startWorker: (name, roles) => start(name, [WORKER, '--roles', roles]),
    async dispose() {
      for (const process of processes) await process.stop('SIGKILL');
      for (const { node, mongo, bucketUrl } of planes.values()) {
        await node.stop();
        await mongo.dispose();
        await removeBucket(bucketUrl).catch(() => undefined);
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function environmentOf(
  planes: ReadonlyMap<PlaneId, PlaneStoresUnderTest>,
  brokers: string,
  folder: string,
): Record<string, string> {
  const ofPlanes = [...planes].flatMap(([id, { node, mongo, bucketUrl }]) => {
    const suffix = id.toUpperCase();
    return [
      [`EVENTSTORE_URL_${suffix}`, node.connectionString],
      [`MONGODB_URL_${suffix}`, mongo.url],
      [`KAFKA_BROKERS_${suffix}`, brokers],
      [`S3_URL_${suffix}`, bucketUrl],
      [`CHANCERY_PLANE_KEY_${suffix}`, randomBytes(32).toString('base64')],
    ];
  });
  const common = { CHANCERY_PLANES: [...planes.keys()].join(), CHANCERY_DATA: join(folder, 'data') };
  return {
    ...common,
    HOST: '127.0.0.1',
    NODE_OPTIONS: '',
    ...(Object.fromEntries(ofPlanes) as Record<string, string>),
  };
}
