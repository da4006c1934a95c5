import type { Lift, Rejection, TenantId } from '@chancery/kernel';
import type { ExportRequest } from './export.events.ts';
import type { BuiltExport, ExpiredExport, ExportState, FailedExport, GateRefusal } from './export.state.ts';

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
    lift: anotherLifts(state),
  };
}

/** There is nothing to download: it never came to a bundle. */
export function exportNotBuilt(state: NonNullable<ExportState>): Rejection {
  return {
    code: 'export-not-built',
    message: `The export ${state.exportId} has no bundle: it is ${state.phase}.`,
    facts: { export: state.exportId, phase: state.phase },
    lift: anotherLifts(state),
  };
}

/** There was a bundle, and its time is over. */
export function exportExpired({ exportId, tenant, request, expiresAt }: BuiltExport | ExpiredExport): Rejection {
  return {
    code: 'export-expired',
    message: `The bundle of export ${exportId} was kept for ${request.keepDays} days, until ${expiresAt}. Its manifest is kept.`,
    facts: { export: exportId, expiresAt, keepDays: request.keepDays },
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

/** What to do about each reason; where the destination is the only one, the request for one that is allowed. */
function refusalLifts(tenant: TenantId, request: ExportRequest, refusal: GateRefusal): readonly Lift[] {
  const { reasons, allowedDestinations } = refusal;
  const [allowed] = allowedDestinations;
  const elsewhere = allowed !== undefined && reasons.every(({ code }) => code === 'destination-not-allowed');
  return [
    ...(elsewhere ? [requestAgain(tenant, { ...request, destination: allowed })] : []),
    ...reasons.map(({ fix, by }) => ({ action: fix, by })),
  ];
}

/** A new request, as far as it would not be refused as this one was. */
function anotherLifts(state: NonNullable<ExportState>): readonly Lift[] {
  const { tenant, request } = state;
  return state.phase === 'blocked' ? refusalLifts(tenant, request, state.refusal) : [requestAgain(tenant, request)];
}

function requestAgain(tenant: TenantId, request: ExportRequest): Lift {
  return {
    action: `Request the export for destination "${request.destination}" under a new Idempotency-Key.`,
    by: 'exports:create',
    request: {
      method: 'POST',
      path: `/v1/tenants/${tenant}/exports`,
      body: request,
    },
  };
}
