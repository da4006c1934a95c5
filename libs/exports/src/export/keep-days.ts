import type { EpochMs } from '@chancery/kernel';
import type { BuiltExport, ExpiredExport } from './export.state.ts';

/** Days a bundle can be downloaded for unless the request says otherwise. */
export const DEFAULT_KEEP_DAYS = 90;

export const DAY_MS = 86_400_000;

/** Days a bundle is kept for: as asked, and no longer than the residency policy allows. */
export function keptDays(asked: number, exportKeepDays: number | undefined): number {
  return Math.min(asked, exportKeepDays ?? asked);
}

/**
 * First instant at which the bundle is no longer given out: as it was recorded, or sooner where the policy of now has
 * it so. `Infinity` for one without an end.
 */
export function endOfKeeping(
  { expiresAt, manifest }: BuiltExport | ExpiredExport,
  exportKeepDays: number | undefined,
): EpochMs {
  const recorded = expiresAt === null ? Infinity : Date.parse(expiresAt);
  const allowed = exportKeepDays === undefined ? Infinity : Date.parse(manifest.createdAt) + exportKeepDays * DAY_MS;
  return Math.min(recorded, allowed);
}
