import { resolve } from 'node:path';
import { isPlaneId, PLANE_IDS } from '@chancery/kernel';
import type { PlaneId } from '@chancery/kernel';

/** How this process runs. Read once at start from the environment; a bad value names its variable. */
export interface Configuration {
  /** `HOST`, default `127.0.0.1`. */
  readonly host: string;
  /** `PORT`, default 3000; 0 = a free one. */
  readonly port: number;
  /** `CHANCERY_DATA`, default `data`: the folder of all planes' stores. */
  readonly dataFolder: string;
  /** `CHANCERY_PLANES`, default `us,eu`. */
  readonly planes: readonly PlaneId[];
  /** `CHANCERY_PLANE_KEY_US`, `…_EU`: 32 bytes in base64; absent: kept in the plane's folder. */
  readonly planeKeys: { readonly [plane in PlaneId]?: Uint8Array };
  /** `CHANCERY_SAMPLES`, default `on`: sample tenants in a plane that has none. */
  readonly samples: boolean;
  /** `CHANCERY_NEW_ADMINISTRATOR`: planes to make another first administrator in, once. */
  readonly newAdministrators: readonly PlaneId[];
  /** `LOG_LEVEL`, default `warn`. */
  readonly logLevel: string;
}

/** A variable of the environment that does not fit. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
/** Engines of the distributed topology. Naming one that this build cannot reach must not silently mean the embedded one. */
const DISTRIBUTED = /^(EVENTSTORE_URL|MONGODB_URL|KAFKA_BROKERS|S3_URL)_(US|EU)$/;

type Environment = { readonly [name: string]: string | undefined };

/** @throws ConfigurationError naming the variable, its value and what would fit. */
export function readConfiguration(environment: Environment): Configuration {
  const distributed = Object.keys(environment).find((name) => DISTRIBUTED.test(name));
  if (distributed !== undefined) {
    throw new ConfigurationError(`${distributed} is set, but this build has the embedded engines only: unset it`);
  }
  return {
    host: environment['HOST'] ?? '127.0.0.1',
    port: portOf(environment['PORT'] ?? '3000'),
    dataFolder: resolve(environment['CHANCERY_DATA'] ?? 'data'),
    planes: planesOf('CHANCERY_PLANES', environment['CHANCERY_PLANES'] ?? PLANE_IDS.join(',')),
    planeKeys: Object.fromEntries(PLANE_IDS.flatMap((plane) => planeKeyOf(plane, environment))),
    samples: switchOf('CHANCERY_SAMPLES', environment['CHANCERY_SAMPLES'] ?? 'on'),
    newAdministrators: planesOf('CHANCERY_NEW_ADMINISTRATOR', environment['CHANCERY_NEW_ADMINISTRATOR'] ?? ''),
    logLevel: oneOf('LOG_LEVEL', environment['LOG_LEVEL'] ?? 'warn', LOG_LEVELS),
  };
}

function portOf(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new ConfigurationError(`PORT is "${text}": give a port number from 0 to 65535`);
}

function planesOf(name: string, text: string): readonly PlaneId[] {
  const planes = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const wrong = planes.find((plane) => !isPlaneId(plane));
  if (wrong !== undefined)
    throw new ConfigurationError(`${name} names the plane "${wrong}": use ${PLANE_IDS.join(', ')}`);
  return [...new Set(planes as PlaneId[])];
}

function planeKeyOf(plane: PlaneId, environment: Environment): [PlaneId, Uint8Array][] {
  const name = `CHANCERY_PLANE_KEY_${plane.toUpperCase()}`;
  const text = environment[name];
  if (text === undefined) return [];
  const key = Buffer.from(text, 'base64');
  // The value is a secret: the message says its length only.
  if (key.length !== 32) throw new ConfigurationError(`${name} holds ${key.length} bytes: give 32 bytes in base64`);
  return [[plane, key]];
}

function switchOf(name: string, text: string): boolean {
  return oneOf(name, text, ['on', 'off']) === 'on';
}

function oneOf(name: string, text: string, allowed: readonly string[]): string {
  if (allowed.includes(text)) return text;
  throw new ConfigurationError(`${name} is "${text}": use one of ${allowed.join(', ')}`);
}
