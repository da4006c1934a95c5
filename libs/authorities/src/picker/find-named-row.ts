import { resolveEvidence } from '@chancery/evidence';
import type { EvidenceResolution } from '@chancery/evidence';
import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import type { LinkTarget } from './index/link-target.ts';
import { rowTarget } from './targets/dataset-targets.ts';

const NAMED_ROW = /^(?:evidence:)?([a-z][a-z0-9_]{0,62})\/([^\s/]{1,64})$/;

/** The row a text names as `<dataset>/<row>`, also `evidence:<dataset>/<row>`; `null` where it names none. */
export function namedRow(text: string): { readonly dataset: string; readonly row: string } | null {
  const [, dataset, row] = NAMED_ROW.exec(text.trim()) ?? [];
  return dataset === undefined || row === undefined ? null : { dataset, row };
}

/**
 * Looks a row up by its ID, among any number of rows: the row itself, or those with IDs like it (5 at most).
 * @throws Problem `busy`
 */
export async function findNamedRow(
  plane: Plane,
  tenant: TenantId,
  named: { readonly dataset: string; readonly row: string },
  now: number,
): Promise<readonly LinkTarget[]> {
  const [resolution] = (await resolveEvidence(plane, tenant, [named])).values();
  return rowsOf(resolution).map((row) => rowTarget(named.dataset, row, [], now));
}

function rowsOf(resolution: EvidenceResolution | undefined): readonly string[] {
  if (resolution?.kind === 'found') return [resolution.row];
  return resolution?.kind === 'missing-row' ? resolution.candidates : [];
}
