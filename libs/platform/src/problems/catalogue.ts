import { ACCESS_ERRORS } from './codes/access.ts';
import { AUTHORITIES_ERRORS } from './codes/authorities.ts';
import { COMMANDS_ERRORS } from './codes/commands.ts';
import { EDGE_ERRORS } from './codes/edge.ts';
import { EVIDENCE_ERRORS } from './codes/evidence.ts';
import { EXPORTS_ERRORS } from './codes/exports.ts';
import { METERING_ERRORS } from './codes/metering.ts';
import { PROJECTIONS_ERRORS } from './codes/projections.ts';
import { TENANCY_ERRORS } from './codes/tenancy.ts';
import type { ErrorKinds } from './error-kind.ts';

/** Every error the service answers with, by code. `type` of the problem is `/errors/<code>`. */
export const ERROR_CATALOGUE = {
  ...EDGE_ERRORS,
  ...COMMANDS_ERRORS,
  ...ACCESS_ERRORS,
  ...TENANCY_ERRORS,
  ...METERING_ERRORS,
  ...EVIDENCE_ERRORS,
  ...AUTHORITIES_ERRORS,
  ...EXPORTS_ERRORS,
  ...PROJECTIONS_ERRORS,
} as const satisfies ErrorKinds;

export type ErrorCode = keyof typeof ERROR_CATALOGUE;
