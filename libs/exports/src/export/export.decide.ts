import { accept, assertNever, reject } from '@chancery/kernel';
import type { Decider, Decision, EpochMs, TenantId } from '@chancery/kernel';
import type { GateFacts, GateReason, GateStage } from '../gate/gate.ts';
import { gateError } from '../gate/gate-checks.ts';
import { askGate } from './ask-gate.ts';
import { bundleMismatches } from './bundle-mismatches.ts';
import type {
  BuildExport,
  DownloadExport,
  ExpireExport,
  ExportCommand,
  FailExport,
  RequestExport,
} from './export.commands.ts';
import type { ExportBlocked, ExportEvent, ExportRequest } from './export.events.ts';
import {
  exportBlocked,
  exportExists,
  exportExpired,
  exportFailed,
  exportNotBuilt,
  exportNotFound,
} from './export.rejections.ts';
import { evolveExport } from './export.state.ts';
import type { ExportState } from './export.state.ts';
import { DAY_MS, endOfKeeping, keptDays } from './keep-days.ts';

/**
 * Life of one export: requested, then built, blocked or failed; a built one may be downloaded again and again until its
 * time is over. From then on it is refused by decision; the event that it expired only records it.
 */
export const exportDecider: Decider<ExportCommand, ExportEvent, ExportState> = {
  initialState: null,
  decide(command, state, now) {
    switch (command.type) {
      case 'RequestExport':
        return decideRequest(command, state, now);
      case 'BuildExport':
        return decideBuild(command, state, now);
      case 'FailExport':
        return decideFailure(command, state, now);
      case 'DownloadExport':
        return decideDownload(command, state, now);
      case 'ExpireExport':
        return decideExpiry(command, state, now);
      default:
        return assertNever(command);
    }
  },
  evolve: evolveExport,
};

function decideRequest(command: RequestExport, state: ExportState, now: EpochMs): Decision<ExportEvent> {
  if (state) return reject(exportExists(state));
  const { exportId, tenant, request, gate, chargedBy } = command;
  const asked: Asked = { stage: 'request', exportId, tenant, request, gate, chargedBy, now };
  const verdict = askGate(tenant, request, gate, now);
  if (verdict.kind === 'blocked') return block(asked, verdict.reasons);
  if (!gate.tenant || !gate.policy) return block(asked, [gateError('the nameplate is not complete.')]);
  if (chargedBy === null) return block(asked, [gateError('nothing was charged for it.')]);
  const { region, legalEntity } = gate.tenant;
  const nameplate = { tenant, region, legalEntity, policyId: verdict.policyId, policyVersion: verdict.policyVersion };
  return accept({ type: 'ExportRequested', exportId, tenant, request, nameplate, chargedBy, requestedAt: iso(now) });
}

function decideBuild({ gate, built }: BuildExport, state: ExportState, now: EpochMs): Decision<ExportEvent> {
  if (!state) return reject(exportNotFound());
  switch (state.phase) {
    case 'built':
    case 'expired':
      return accept();
    case 'blocked':
      return reject(exportBlocked(state.tenant, state.request, state.refusal));
    case 'failed':
      return reject(exportFailed(state));
    case 'requested': {
      const { exportId, tenant, request, chargedBy } = state;
      const asked: Asked = { stage: 'build', exportId, tenant, request, gate, chargedBy, now };
      const verdict = askGate(tenant, request, gate, now);
      if (verdict.kind === 'blocked') return block(asked, verdict.reasons);
      const mismatches = bundleMismatches(built, state, gate);
      if (built === null || mismatches.length > 0) return block(asked, mismatches);
      const { nameplate, bundle, manifest, artifacts } = built;
      const expiresAt = iso(now + keptDays(request.keepDays, gate.policy?.exportKeepDays) * DAY_MS);
      return accept({ type: 'ExportBuilt', nameplate, bundle, manifest, artifacts, expiresAt });
    }
    default:
      return assertNever(state);
  }
}

/** For whoever asked, the end of a build that came to nothing is a refusal, and explained as one. */
function decideFailure({ cause, detail }: FailExport, state: ExportState, now: EpochMs): Decision<ExportEvent> {
  if (!state) return reject(exportNotFound());
  if (state.phase !== 'requested') return accept();
  const failedAt = iso(now);
  return reject(exportFailed({ ...state, phase: 'failed', cause, detail, failedAt }), {
    type: 'ExportFailed',
    cause,
    detail,
    failedAt,
  });
}

function decideDownload(command: DownloadExport, state: ExportState, now: EpochMs): Decision<ExportEvent> {
  if (!state) return reject(exportNotFound());
  const { gate, storedSha256, range } = command;
  const limit = gate.policy?.exportKeepDays;
  const isOver = state.phase === 'expired' || (state.phase === 'built' && now >= endOfKeeping(state, limit));
  if (isOver) return reject(exportExpired(state, limit));
  if (state.phase !== 'built') return reject(exportNotBuilt(state));
  const { exportId, tenant, request, bundle } = state;
  const asked: Asked = { stage: 'download', exportId, tenant, request, gate, chargedBy: null, now };
  const verdict = askGate(tenant, request, gate, now);
  if (verdict.kind === 'blocked') return block(asked, verdict.reasons);
  if (storedSha256 !== bundle.sha256) {
    const found = storedSha256 === null ? 'is gone' : `has digest ${storedSha256} instead of ${bundle.sha256}`;
    return block(asked, [gateError(`the stored bundle ${found}.`)]);
  }
  return accept({
    type: 'ExportDownloaded',
    bundleSha256: bundle.sha256,
    policyId: verdict.policyId,
    policyVersion: verdict.policyVersion,
    ...(range === undefined ? {} : { range }),
    downloadedAt: iso(now),
  });
}

function decideExpiry({ exportKeepDays }: ExpireExport, state: ExportState, now: EpochMs): Decision<ExportEvent> {
  if (state?.phase !== 'built' || now < endOfKeeping(state, exportKeepDays)) return accept();
  return accept({ type: 'ExportExpired', bundleSha256: state.bundle.sha256, expiredAt: iso(now) });
}

/** What the gate was asked about. */
interface Asked {
  readonly stage: GateStage;
  readonly exportId: string;
  readonly tenant: TenantId;
  readonly request: ExportRequest;
  readonly gate: GateFacts;
  readonly chargedBy: string | null;
  readonly now: EpochMs;
}

/** Every refusal of the gate is an event of its own. */
function block(asked: Asked, reasons: readonly GateReason[]): Decision<ExportEvent> {
  const { gate, now, ...refused } = asked;
  const event: ExportBlocked = {
    type: 'ExportBlocked',
    ...refused,
    policyId: gate.policy?.id ?? null,
    policyVersion: gate.policy?.version ?? null,
    allowedDestinations: gate.policy?.allowedDestinations ?? [],
    // What the gate could not make sense of may be no policy at all.
    ...(gate.policy && reasons.every(({ code }) => code !== 'gate-error') ? { policy: gate.policy } : {}),
    reasons,
    blockedAt: iso(now),
  };
  return reject(exportBlocked(asked.tenant, asked.request, event), event);
}

function iso(time: EpochMs): string {
  return new Date(time).toISOString();
}
