import { resolveEvidence } from '@chancery/evidence';
import type { EvidenceResolution } from '@chancery/evidence';
import { assertNever } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import type { EvidenceFact } from '../compiler/reference-facts.ts';
import type { EvidenceTarget } from '../compiler/reference-target.ts';

/**
 * The linked rows as they are now, by `<dataset>/<row>`. Rows of other tenants are not looked for: no link to them
 * resolves. @throws Problem `busy`
 */
export async function evidenceFacts(
  plane: Plane,
  tenant: TenantId,
  targets: readonly EvidenceTarget[],
): Promise<ReadonlyMap<string, EvidenceFact>> {
  const own = targets.filter((target) => target.tenant === null || target.tenant === tenant);
  if (own.length === 0) return new Map();
  const resolved = await resolveEvidence(plane, tenant, own);
  return new Map([...resolved].map(([key, resolution]) => [key, factOf(resolution)]));
}

function factOf(resolution: EvidenceResolution): EvidenceFact {
  switch (resolution.kind) {
    case 'found': {
      const { digest, batch, withdrawnIn } = resolution;
      return { kind: 'found', digest, batch, withdrawnIn };
    }
    case 'retracted':
      return { kind: 'retracted', batch: resolution.batch };
    case 'missing-row':
      return { kind: 'unknown-row', candidates: resolution.candidates };
    case 'missing-dataset':
      return { kind: 'unknown-dataset', candidates: resolution.candidates };
    default:
      return assertNever(resolution);
  }
}
