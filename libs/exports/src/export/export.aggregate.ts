import { eventCodec } from '@chancery/event-sourcing';
import type { AggregateType } from '@chancery/event-sourcing';
import { assertNever } from '@chancery/kernel';
import type { JsonObject } from '@chancery/kernel';
import type { ExportItem, ExportRefusal } from '../contract/export-answer.ts';
import type { ExportCommand } from './export.commands.ts';
import { exportDecider } from './export.decide.ts';
import type { ExportEvent } from './export.events.ts';
import type { ExportState, GateRefusal } from './export.state.ts';
import { DEFAULT_KEEP_DAYS } from './keep-days.ts';

/** One stream per export. */
export const exportAggregate: AggregateType<ExportCommand, ExportEvent, ExportState, ExportItem> = {
  category: 'export',
  decider: exportDecider,
  codec: eventCodec<ExportEvent>({
    ExportRequested: {
      type: 'chancery.exports.export-requested.v2',
      upcast: { 'chancery.exports.export-requested.v1': withKeepDays },
    },
    ExportBuilt: { type: 'chancery.exports.export-built.v1' },
    ExportBlocked: {
      type: 'chancery.exports.export-blocked.v2',
      upcast: { 'chancery.exports.export-blocked.v1': withKeepDays },
    },
    ExportFailed: { type: 'chancery.exports.export-failed.v1' },
    ExportDownloaded: { type: 'chancery.exports.export-downloaded.v1' },
    ExportExpired: { type: 'chancery.exports.export-expired.v1' },
  }),
  stateVersion: 2,
  answer(state) {
    if (!state) throw new Error('An accepted export command left no export');
    return exportItem(state);
  },
};

/** Version 2 knows the format `pdf` and how long a bundle is kept; before, nobody could say. */
function withKeepDays({ request, ...data }: JsonObject): JsonObject {
  return { ...data, request: { ...(request as JsonObject), keepDays: DEFAULT_KEEP_DAYS } };
}

/** The export as the API shows it, but for the progress of its build: its events do not tell that. */
export function exportItem(state: NonNullable<ExportState>): ExportItem {
  const begun = {
    id: state.exportId,
    phase: state.phase,
    ...state.request,
    requestedAt: state.requestedAt,
    nameplate: null,
    progress: null,
    bundle: null,
    refusal: null,
    failure: null,
    downloads: 0,
    lastDownloadedAt: null,
    expiresAt: null,
    expiredAt: null,
  };
  switch (state.phase) {
    case 'requested':
      return { ...begun, nameplate: state.nameplate };
    case 'blocked':
      return { ...begun, refusal: refusalItem(state.refusal) };
    case 'failed': {
      const { nameplate, cause, detail, failedAt } = state;
      return { ...begun, nameplate, failure: { cause, detail, failedAt } };
    }
    case 'built':
    case 'expired': {
      const { nameplate, bundle, manifest, artifacts, downloads, lastDownloadedAt, lastRefusal, expiresAt } = state;
      const { sha256, bytes } = bundle;
      const { sha256: manifestSha256, keyId, createdAt, tenantLogEntry } = manifest;
      return {
        ...begun,
        nameplate,
        bundle: { sha256, bytes, manifestSha256, keyId, createdAt, tenantLogEntry, artifacts },
        refusal: lastRefusal && refusalItem(lastRefusal),
        downloads,
        lastDownloadedAt,
        expiresAt,
        expiredAt: state.phase === 'expired' ? state.expiredAt : null,
      };
    }
    default:
      return assertNever(state);
  }
}

function refusalItem({ policy: _whole, ...refusal }: GateRefusal): ExportRefusal {
  return refusal;
}
