import { eventCodec } from '@chancery/event-sourcing';
import type { AggregateType } from '@chancery/event-sourcing';
import { assertNever } from '@chancery/kernel';
import type { ExportItem } from '../contract/export-answer.ts';
import type { ExportCommand } from './export.commands.ts';
import { exportDecider } from './export.decide.ts';
import type { ExportEvent } from './export.events.ts';
import type { ExportState } from './export.state.ts';

/** One stream per export. */
export const exportAggregate: AggregateType<ExportCommand, ExportEvent, ExportState, ExportItem> = {
  category: 'export',
  decider: exportDecider,
  codec: eventCodec<ExportEvent>({
    ExportRequested: { type: 'chancery.exports.export-requested.v1' },
    ExportBuilt: { type: 'chancery.exports.export-built.v1' },
    ExportBlocked: { type: 'chancery.exports.export-blocked.v1' },
    ExportFailed: { type: 'chancery.exports.export-failed.v1' },
    ExportDownloaded: { type: 'chancery.exports.export-downloaded.v1' },
  }),
  stateVersion: 1,
  answer(state) {
    if (!state) throw new Error('An accepted export command left no export');
    return exportItem(state);
  },
};

/** The export as the API shows it. */
export function exportItem(state: NonNullable<ExportState>): ExportItem {
  const begun = {
    id: state.exportId,
    phase: state.phase,
    ...state.request,
    requestedAt: state.requestedAt,
    nameplate: null,
    bundle: null,
    refusal: null,
    failure: null,
    downloads: 0,
    lastDownloadedAt: null,
  };
  switch (state.phase) {
    case 'requested':
      return { ...begun, nameplate: state.nameplate };
    case 'blocked':
      return { ...begun, refusal: state.refusal };
    case 'failed': {
      const { nameplate, cause, detail, failedAt } = state;
      return { ...begun, nameplate, failure: { cause, detail, failedAt } };
    }
    case 'built': {
      const { nameplate, bundle, manifest, artifacts, downloads, lastDownloadedAt, lastRefusal } = state;
      const { sha256, bytes } = bundle;
      const { sha256: manifestSha256, keyId, createdAt, tenantLogEntry } = manifest;
      return {
        ...begun,
        nameplate,
        bundle: { sha256, bytes, manifestSha256, keyId, createdAt, tenantLogEntry, artifacts },
        refusal: lastRefusal,
        downloads,
        lastDownloadedAt,
      };
    }
    default:
      return assertNever(state);
  }
}
