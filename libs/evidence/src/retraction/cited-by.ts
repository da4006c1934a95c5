import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import type { EvidenceCitations, EvidenceSelection } from '../citations/evidence-citations.ts';

/** Authorities an event names at most. */
const MAX_NAMED = 1_000;

/** IDs of the authorities that cite the evidence, in order, each once. */
export async function citedBy(
  citations: EvidenceCitations,
  plane: Plane,
  tenant: TenantId,
  selection: EvidenceSelection,
): Promise<readonly string[]> {
  const cited = await citations(plane, tenant, selection);
  return [...new Set(cited.map(({ authority }) => authority))].slice(0, MAX_NAMED);
}
