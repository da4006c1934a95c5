import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateBucketCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { freePorts, startEngine } from './engine-server.ts';
import type { EngineOptions, EngineServer } from './engine-server.ts';
import { cached, newDataFolder, newLogFile } from './stack-folders.ts';
import { GO, requireTools, run } from './tools.ts';

/** Apache-2.0, an S3 in front of a folder. */
const MODULE = 'github.com/versity/versitygw/cmd/versitygw';
const VERSION = 'v1.8.0';
const BUCKET = 'chancery';
const REGION = 'us-east-1';

/** Starts versitygw on a folder, with one bucket in it and credentials of its own. */
export async function startS3(options: EngineOptions = {}): Promise<EngineServer> {
  const versitygw = await versitygwBinary();
  const dataFolder = options.dataFolder ?? (await newDataFolder('s3'));
  const [free = 0] = await freePorts(1);
  const port = options.port ?? free;
  const buckets = join(dataFolder, 'buckets');
  const versions = join(dataFolder, 'versions');
  await mkdir(buckets, { recursive: true });
  await mkdir(versions, { recursive: true });
  const secret = await secretIn(dataFolder);
  const url = `http://chancery:${secret}@127.0.0.1:${port}/${BUCKET}?region=${REGION}`;
  return startEngine({
    name: 'S3 (versitygw)',
    command: versitygw,
    parameters: [
      ...['--port', `127.0.0.1:${port}`, '--region', REGION, '--keep-alive', '--quiet'],
      ...['posix', '--versioning-dir', versions, buckets],
    ],
    env: { ROOT_ACCESS_KEY: 'chancery', ROOT_SECRET_KEY: secret },
    ...{ url, port, dataFolder },
    logFile: options.logFile ?? (await newLogFile('s3')),
    ready: async () => {
      await makeBucket(url);
      return `S3: versitygw ${VERSION}`;
    },
    ...(options.onProcess && { onProcess: options.onProcess }),
  });
}

/** What answers at an `S3_URL` calls itself. @throws Error when it does not answer, or not to these credentials. */
export async function s3Version(url: string): Promise<string> {
  const client = clientOf(url);
  let server = '';
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { headers } = result.response as { headers?: Record<string, string> };
      server = headers?.['server'] ?? '';
      return result;
    },
    { step: 'deserialize', priority: 'low' },
  );
  try {
    await client.send(new ListBucketsCommand({}));
    return `S3: ${server === '' ? 'a server that does not say its name' : server}`;
  } finally {
    client.destroy();
  }
}

async function makeBucket(url: string): Promise<void> {
  const client = clientOf(url);
  try {
    const { Buckets = [] } = await client.send(new ListBucketsCommand({}));
    if (!Buckets.some(({ Name }) => Name === BUCKET)) await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  } finally {
    client.destroy();
  }
}

function clientOf(url: string): S3Client {
  const { protocol, host, username, password, searchParams } = new URL(url);
  return new S3Client({
    endpoint: `${protocol}//${host}`,
    region: searchParams.get('region') ?? REGION,
    credentials: { accessKeyId: decodeURIComponent(username), secretAccessKey: decodeURIComponent(password) },
    forcePathStyle: true,
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 2000, requestTimeout: 5000 },
  });
}

/** The secret of the server on this folder, kept beside its data so that it is the same after a restart. */
async function secretIn(dataFolder: string): Promise<string> {
  const file = join(dataFolder, 'secret');
  try {
    return await readFile(file, 'utf8');
  } catch {
    const secret = randomBytes(16).toString('hex');
    await writeFile(file, secret, { mode: 0o600 });
    return secret;
  }
}

/** The gateway, built once by Go. */
async function versitygwBinary(): Promise<string> {
  const folder = await cached(`versitygw-${VERSION}`, async (filling) => {
    requireTools('S3', [GO]);
    await run('go', ['install', `${MODULE}@${VERSION}`], { env: { GOBIN: filling } });
  });
  return join(folder, 'versitygw');
}
