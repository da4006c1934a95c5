import { InvalidS3UrlError, parseS3Url } from '@chancery/blobs';
import type { S3Location } from '@chancery/blobs';
import type { PlaneId } from '@chancery/kernel';
import { ConfigurationError, valueOf } from './environment.ts';
import type { Environment } from './environment.ts';

/** The engines of one plane in the distributed topology. */
export interface DistributedEngines {
  /** `EVENTSTORE_URL_EU`: `esdb://` or `esdb+discover://`, with credentials and `?tls=…` where needed. */
  readonly eventStoreUrl: string;
  /** `MONGODB_URL_EU`: `mongodb://` or `mongodb+srv://`, with the database in its path. */
  readonly mongoUrl: string;
  /** `S3_URL_EU`: `https://ACCESS:SECRET@host/bucket?region=…`. */
  readonly s3: S3Location;
  /**
   * `KAFKA_BROKERS_EU`, as `parseKafkaBrokers` of publishing reads it: `host:port,host:port`, or a `kafka://` URL with
   * credentials. `null`: events leave by the HTTP feed only.
   */
  readonly kafkaBrokers: string | null;
}

const EVENTSTORE = /^esdb(\+discover)?:\/\/(?:[^@/?]*@)?[^@/?:,]+(?::\d+)?(?:,[^@/?:,]+(?::\d+)?)*\/?(?:\?[^?]*)?$/;
const MONGODB = /^mongodb(\+srv)?:\/\/[^/?]+\/[^/?]+(?:\?[^?]*)?$/;
const BROKERS = /^(?:kafka:\/\/)?(?:[^@/]*@)?[^\s:/@,?]+:\d{1,5}(?:,\s*[^\s:/@,?]+:\d{1,5})*\/?(?:\?[^?]*)?$/;

/**
 * The engines named for a plane; `null` when none is, which means the embedded ones.
 * @throws ConfigurationError naming the variable that does not fit or is missing beside the others, never its value.
 */
export function readDistributedEngines(plane: PlaneId, environment: Environment): DistributedEngines | null {
  const variables = engineVariables(plane);
  const given = Object.values(variables).filter((name) => valueOf(environment, name) !== undefined);
  if (given.length === 0) return null;
  const required = (name: string) => {
    const value = valueOf(environment, name);
    if (value !== undefined) return value;
    throw new ConfigurationError(
      `${given.join(', ')} set without ${name}: a distributed plane needs ${variables.eventStore}, ${variables.mongo} and ${variables.s3}`,
    );
  };
  const brokers = valueOf(environment, variables.kafka);
  return {
    eventStoreUrl: eventStoreUrlOf(variables.eventStore, required(variables.eventStore)),
    mongoUrl: mongoUrlOf(variables.mongo, required(variables.mongo)),
    s3: s3LocationOf(variables.s3, required(variables.s3)),
    kafkaBrokers: brokers === undefined ? null : brokersOf(variables.kafka, brokers),
  };
}

/** The variables of a plane's engines. */
export function engineVariables(plane: PlaneId) {
  const suffix = plane.toUpperCase();
  return {
    eventStore: `EVENTSTORE_URL_${suffix}`,
    mongo: `MONGODB_URL_${suffix}`,
    s3: `S3_URL_${suffix}`,
    kafka: `KAFKA_BROKERS_${suffix}`,
  };
}

function eventStoreUrlOf(name: string, text: string): string {
  if (EVENTSTORE.test(text)) return text;
  throw new ConfigurationError(`${name} is no EventStoreDB connection string: give esdb://host:2113?tls=true`);
}

function mongoUrlOf(name: string, text: string): string {
  if (MONGODB.test(text)) return text;
  throw new ConfigurationError(
    `${name} is no MongoDB connection string with a database: give mongodb://host:27017/database?replicaSet=rs0`,
  );
}

function s3LocationOf(name: string, text: string): S3Location {
  try {
    return parseS3Url(text);
  } catch (error) {
    if (!(error instanceof InvalidS3UrlError)) throw error;
    throw new ConfigurationError(`${name} is no S3 address: ${error.message}`);
  }
}

function brokersOf(name: string, text: string): string {
  if (BROKERS.test(text.trim())) return text.trim();
  throw new ConfigurationError(`${name} is no list of brokers: give host:port,host:port or a kafka:// URL`);
}
