import type { Rejection, TenantId } from '@chancery/kernel';
import type { ExportRequest } from './export.events.ts';
import { anotherExport, refusalLifts, requestAgain } from './export.lifts.ts';
import type { BuiltExport, ExpiredExport, ExportState, FailedExport, GateRefusal } from './export.state.ts';
import { DAY_MS, endOfKeeping } from './keep-days.ts';

/** The gate's "no", with every reason and what lifts it. */
export function exportBlocked(tenant: TenantId, request: ExportRequest, refusal: GateRefusal): Rejection {
  const { stage, reasons, policyId, policyVersion, allowedDestinations } = refusal;
  const { destination } = request;
  return {
    code: 'export-blocked',
    message: `The export gate refused the export at ${stage}: ${reasons.map((reason) => reason.detail).join(' ')}`,
    facts: { stage, destination, policyId, policyVersion, allowedDestinations, reasons },
    lift: refusalLifts(tenant, request, refusal),
  };
}

export function exportNotFound(): Rejection {
  return { code: 'not-found', message: 'There is no such export in this tenant.', facts: {}, lift: [] };
}

export function exportExists(state: NonNullable<ExportState>): Rejection {
  return {
    code: 'export-exists',
    message: `The export ${state.exportId} was requested before; it is ${state.phase}.`,
    facts: { export: state.exportId, phase: state.phase },
    lift: anotherExport(state),
  };
}

/** There is nothing to download: it never came to a bundle. */
export function exportNotBuilt(state: NonNullable<ExportState>): Rejection {
  return {
    code: 'export-not-built',
    message: `The export ${state.exportId} has no bundle: it is ${state.phase}.`,
    facts: { export: state.exportId, phase: state.phase },
    lift: anotherExport(state),
  };
}

/** There was a bundle, and its time is over. @param exportKeepDays of the residency policy in force */
export function exportExpired(state: BuiltExport | ExpiredExport, exportKeepDays: number | undefined): Rejection {
  const { exportId, tenant, request, manifest } = state;
  const removed = state.phase === 'expired' ? Date.parse(state.expiredAt) : Infinity;
  const end = Math.min(endOfKeeping(state, exportKeepDays), removed);
  const expiresAt = new Date(end).toISOString();
  const keptDays = Math.round((end - Date.parse(manifest.createdAt)) / DAY_MS);
  const days =
    keptDays < request.keepDays
      ? `${keptDays} of the ${request.keepDays} days asked for, as the residency policy has it`
      : `${keptDays} days`;
  return {
    code: 'export-expired',
    message: `The bundle of export ${exportId} was kept for ${days}, until ${expiresAt}. Its manifest is kept.`,
    facts: { export: exportId, expiresAt, keepDays: request.keepDays, keptDays },
    lift: [requestAgain(tenant, request)],
  };
}

export function exportFailed(state: FailedExport): Rejection {
  return {
    code: 'export-failed',
    message: `The bundle of export ${state.exportId} could not be built: ${state.detail} Nothing was charged.`,
    facts: { export: state.exportId, cause: state.cause },
    lift: [requestAgain(state.tenant, state.request)],
  };
}
