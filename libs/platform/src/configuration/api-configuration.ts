import type { PlaneId } from '@chancery/kernel';
import { switchOf, valueOf } from './environment.ts';
import type { Environment } from './environment.ts';
import { planeIdsOf } from './plane-configuration.ts';
import { readProcess } from './process-configuration.ts';
import type { ProcessConfiguration } from './process-configuration.ts';

/** How an API process runs. Read once at start from the environment; a bad value names its variable. */
export interface ApiConfiguration extends ProcessConfiguration {
  /** `CHANCERY_SAMPLES`: sample tenants in a plane that has none; default `on` where every plane is embedded. */
  readonly samples: boolean;
  /** `CHANCERY_NEW_ADMINISTRATOR`: planes to make another first administrator in, once. */
  readonly newAdministrators: readonly PlaneId[];
}

/** @throws ConfigurationError naming the variable and what would fit. */
export function readApiConfiguration(environment: Environment): ApiConfiguration {
  const own = readProcess(environment, { port: '3000', logLevel: 'warn' });
  const samplesByDefault = own.planes.every(({ engines }) => engines === null) ? 'on' : 'off';
  return {
    ...own,
    samples: switchOf('CHANCERY_SAMPLES', valueOf(environment, 'CHANCERY_SAMPLES') ?? samplesByDefault),
    newAdministrators: planeIdsOf(
      'CHANCERY_NEW_ADMINISTRATOR',
      valueOf(environment, 'CHANCERY_NEW_ADMINISTRATOR') ?? '',
    ),
  };
}
