import type { EngineOptions, EngineServer } from './engine-server.ts';
import { kafkaVersion, startKafka } from './kafka.ts';
import { mongodbVersion, startMongod } from './mongod.ts';
import { s3Version, startS3 } from './s3.ts';

export type EngineName = 'mongodb' | 'kafka' | 's3';

/** A server that `stack:up` can start. */
export interface Engine {
  readonly name: EngineName;
  /** Where set, the server it names is used and none is started. */
  readonly variable: 'MONGODB_URL' | 'KAFKA_BROKERS' | 'S3_URL';
  start(options?: EngineOptions): Promise<EngineServer>;
  /** Asks the server at `url` what it is. @throws Error when it does not answer. */
  version(url: string): Promise<string>;
}

export const ENGINES: readonly Engine[] = [
  { name: 'mongodb', variable: 'MONGODB_URL', start: startMongod, version: mongodbVersion },
  { name: 'kafka', variable: 'KAFKA_BROKERS', start: startKafka, version: kafkaVersion },
  { name: 's3', variable: 'S3_URL', start: startS3, version: s3Version },
];

/** The server that its variable names; `null` where it is not set. */
export function ownUrl({ variable }: Pick<Engine, 'variable'>): string | null {
  const url = process.env[variable]?.trim() ?? '';
  return url === '' ? null : url;
}
