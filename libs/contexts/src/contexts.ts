import { accessDefinition } from '@chancery/access';
import { auditDefinition } from '@chancery/audit';
import { authoritiesDefinition } from '@chancery/authorities';
import { evidenceDefinition } from '@chancery/evidence';
import { exportsDefinition } from '@chancery/exports';
import { meteringDefinition } from '@chancery/metering';
import type { ContextDefinition } from '@chancery/platform';
import { tenancyDefinition } from '@chancery/tenancy';

/** Every bounded context of the service: its aggregates and its projections. */
export const CONTEXTS: readonly ContextDefinition[] = [
  tenancyDefinition,
  accessDefinition,
  meteringDefinition,
  evidenceDefinition,
  authoritiesDefinition,
  exportsDefinition,
  auditDefinition,
];
