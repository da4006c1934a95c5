import { assertNever } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import type { ExportArtifact, ExportNameplate } from '../bundle/manifest.ts';
import type { GatePolicy, GateReason, GateStage } from '../gate/gate.ts';
import type { ExportEvent, ExportFailureCause, ExportRequest, SignedManifest, StoredBundle } from './export.events.ts';

export type RequestedExport = {
  readonly phase: 'requested';
  readonly exportId: string;
  readonly tenant: TenantId;
  readonly request: ExportRequest;
  readonly nameplate: ExportNameplate;
  readonly chargedBy: string;
  readonly requestedAt: string;
};

export type BuiltExport = {
  readonly phase: 'built';
  readonly exportId: string;
  readonly tenant: TenantId;
  readonly request: ExportRequest;
  /** As it stands in the manifest. */
  readonly nameplate: ExportNameplate;
  readonly requestedAt: string;
  readonly bundle: StoredBundle;
  readonly manifest: SignedManifest;
  readonly artifacts: readonly ExportArtifact[];
  /** By the policy of the build; the policy of now may end it sooner. ISO 8601, UTC; `null`: older than ends are. */
  readonly expiresAt: string | null;
  /** How often the gate let bytes of it out; a download in ranges counts each of them. */
  readonly downloads: number;
  readonly lastDownloadedAt: string | null;
  /** Why the gate refused the last download, when it did. */
  readonly lastRefusal: GateRefusal | null;
};

/** Its time is over; of the bundle only the manifest is left. */
export type ExpiredExport = Omit<BuiltExport, 'phase'> & {
  readonly phase: 'expired';
  readonly expiredAt: string;
};

/** Ended by the gate, before there was a bundle. */
export type BlockedExport = {
  readonly phase: 'blocked';
  readonly exportId: string;
  readonly tenant: TenantId;
  readonly request: ExportRequest;
  readonly refusal: GateRefusal;
  /** What is to be returned; `null` when it was refused before anything was charged for it. */
  readonly chargedBy: string | null;
  readonly requestedAt: string;
};

export type FailedExport = {
  readonly phase: 'failed';
  readonly exportId: string;
  readonly tenant: TenantId;
  readonly request: ExportRequest;
  readonly nameplate: ExportNameplate;
  readonly cause: ExportFailureCause;
  readonly detail: string;
  readonly chargedBy: string;
  readonly requestedAt: string;
  readonly failedAt: string;
};

export type GateRefusal = {
  readonly stage: GateStage;
  readonly policyId: string | null;
  readonly policyVersion: number | null;
  readonly allowedDestinations: readonly string[];
  /** The whole of the policy, where there was one and it was recorded. */
  readonly policy?: GatePolicy;
  readonly reasons: readonly GateReason[];
  readonly blockedAt: string;
};

/** `null` before the first event. */
export type ExportState = RequestedExport | BuiltExport | ExpiredExport | BlockedExport | FailedExport | null;

export function evolveExport(state: ExportState, event: ExportEvent): ExportState {
  switch (event.type) {
    case 'ExportRequested': {
      const { type: _type, ...requested } = event;
      return { phase: 'requested', ...requested };
    }
    case 'ExportBuilt':
      return state?.phase === 'requested' ? built(state, event) : state;
    case 'ExportBlocked':
      return blocked(state, event);
    case 'ExportFailed':
      if (state?.phase !== 'requested') return state;
      return { ...state, phase: 'failed', cause: event.cause, detail: event.detail, failedAt: event.failedAt };
    case 'ExportDownloaded':
      if (state?.phase !== 'built') return state;
      return {
        ...state,
        downloads: state.downloads + 1,
        lastDownloadedAt: event.downloadedAt,
        lastRefusal: null,
      };
    case 'ExportExpired':
      return state?.phase === 'built' ? { ...state, phase: 'expired', expiredAt: event.expiredAt } : state;
    default:
      return assertNever(event);
  }
}

function built(state: RequestedExport, event: Extract<ExportEvent, { type: 'ExportBuilt' }>): BuiltExport {
  return {
    phase: 'built',
    exportId: state.exportId,
    tenant: state.tenant,
    request: state.request,
    nameplate: event.nameplate,
    requestedAt: state.requestedAt,
    bundle: event.bundle,
    manifest: event.manifest,
    artifacts: event.artifacts,
    expiresAt: event.expiresAt ?? null,
    downloads: 0,
    lastDownloadedAt: null,
    lastRefusal: null,
  };
}

function blocked(state: ExportState, event: Extract<ExportEvent, { type: 'ExportBlocked' }>): ExportState {
  const { type: _type, exportId, tenant, request, chargedBy, ...refusal } = event;
  if (state?.phase === 'built') return { ...state, lastRefusal: refusal };
  const requestedAt = state?.requestedAt ?? event.blockedAt;
  return { phase: 'blocked', exportId, tenant, request, refusal, chargedBy, requestedAt };
}
