import { Problem } from '@chancery/platform';
import type { Plane } from '@chancery/platform';
import type { ExportItem } from '../contract/export-answer.ts';
import type { BuildBoard } from '../export/build-export/progress/build-board.ts';
import { toldProgress } from '../export/build-export/progress/told-progress.ts';
import { exportAggregate, exportItem } from '../export/export.aggregate.ts';
import type { ExportState } from '../export/export.state.ts';

/** The export as the API shows it: while it is built with how far that is, as this process or another one tells. */
export async function presentExport(
  plane: Plane,
  builds: BuildBoard,
  state: NonNullable<ExportState>,
): Promise<ExportItem> {
  const item = exportItem(state);
  if (state.phase !== 'requested') return item;
  const { tenant, exportId } = state;
  const own = builds.find(tenant, exportId);
  return { ...item, progress: own ? own.state : await toldProgress(plane.blobs, tenant, exportId) };
}

/**
 * The export that a read model has as `requested` while nobody here builds it may have ended a moment ago: its stream
 * knows.
 */
export async function latestState(
  plane: Plane,
  builds: BuildBoard,
  state: NonNullable<ExportState>,
): Promise<NonNullable<ExportState>> {
  const { tenant, exportId } = state;
  if (state.phase !== 'requested' || builds.find(tenant, exportId)) return state;
  return (await plane.runner.state(exportAggregate, { tenant, id: exportId })).state ?? state;
}

export function exportNotFound(exportId: string): Problem {
  return new Problem('not-found', `There is no export ${exportId} in this tenant.`);
}
