import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { ConfigurationError, oneOf, portOf, valueOf } from './environment.ts';
import type { Environment } from './environment.ts';
import { readPlanes } from './plane-configuration.ts';
import type { PlaneConfiguration } from './plane-configuration.ts';

/** What every process of Chancery is told at its start. */
export interface ProcessConfiguration {
  /** `HOST`, default `127.0.0.1`. */
  readonly host: string;
  /** `PORT`; 0 = a free one. */
  readonly port: number;
  /**
   * `CHANCERY_DATA`, default `data`. Embedded planes: their stores. Distributed ones: scratch space and caches of this
   * process, on a disk of its own.
   */
  readonly dataFolder: string;
  /** `CHANCERY_NODE`, default host name and process ID: what this process is called in leases, logs and health. */
  readonly node: string;
  /** `METRICS_PORT`: where `/metrics` is answered, 0 = a free port; `null`: nowhere. */
  readonly metricsPort: number | null;
  /** `LOG_LEVEL`. */
  readonly logLevel: string;
  readonly planes: readonly PlaneConfiguration[];
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
const NODE_NAME = /^[\w.:-]{1,100}$/;

/** @throws ConfigurationError naming the variable and what would fit. */
export function readProcess(
  environment: Environment,
  defaults: { readonly port: string; readonly logLevel: string },
): ProcessConfiguration {
  return {
    host: valueOf(environment, 'HOST') ?? '127.0.0.1',
    port: portOf('PORT', valueOf(environment, 'PORT') ?? defaults.port),
    metricsPort: metricsPortOf(valueOf(environment, 'METRICS_PORT')),
    dataFolder: resolve(valueOf(environment, 'CHANCERY_DATA') ?? 'data'),
    node: nodeOf(valueOf(environment, 'CHANCERY_NODE') ?? `${hostname()}:${process.pid}`),
    logLevel: oneOf('LOG_LEVEL', valueOf(environment, 'LOG_LEVEL') ?? defaults.logLevel, LOG_LEVELS),
    planes: readPlanes(environment),
  };
}

function metricsPortOf(text: string | undefined): number | null {
  return text === undefined ? null : portOf('METRICS_PORT', text);
}

function nodeOf(text: string): string {
  if (NODE_NAME.test(text)) return text;
  throw new ConfigurationError(`CHANCERY_NODE is "${text}": use letters, digits and . : _ -, at most 100`);
}
