import type { PlaneId } from '@chancery/kernel';
import { switchOf, valueOf } from './environment.ts';
import type { Environment } from './environment.ts';
import { planeIdsOf } from './plane-configuration.ts';
import { readProcess } from './process-configuration.ts';
import type { ProcessConfiguration } from './process-configuration.ts';

/** How an API process runs. Read once at start from the environment; a bad value names its variable. */
export interface ApiConfiguration extends ProcessConfiguration {
  /** `CHANCERY_SAMPLES`, default `on`: sample tenants in an embedded plane that has none. Distributed planes get none. */
  readonly samples: boolean;
  /** `CHANCERY_NEW_ADMINISTRATOR`: planes to make another first administrator in, once. */
  readonly newAdministrators: readonly PlaneId[];
}

/** @throws ConfigurationError naming the variable and what would fit. */
export function readApiConfiguration(environment: Environment): ApiConfiguration {
  const own = readProcess(environment, { port: '3000', logLevel: 'warn' });
  return {
    ...own,
    samples: switchOf('CHANCERY_SAMPLES', valueOf(environment, 'CHANCERY_SAMPLES') ?? 'on'),
    newAdministrators: planeIdsOf(
      'CHANCERY_NEW_ADMINISTRATOR',
      valueOf(environment, 'CHANCERY_NEW_ADMINISTRATOR') ?? '',
    ),
  };
}
