import { planeOf } from '@chancery/kernel';
import type { TenantId } from '@chancery/kernel';
import type { Finding } from './finding.ts';
import { linkFinding } from './link-findings.ts';
import type { PinnedEvidence } from './pinned-reference.ts';
import { evidenceKey } from './reference-facts.ts';
import type { EvidenceFact, ReferenceFacts } from './reference-facts.ts';
import { formatTarget } from './reference-target.ts';
import type { EvidenceTarget } from './reference-target.ts';
import type { ResolvedLink } from './resolve-authority.ts';
import { placeOf } from './written-links.ts';
import type { WrittenLink } from './written-link.ts';

/** Resolves an evidence link to the row as it is now. */
export function resolveEvidenceLink(
  link: WrittenLink,
  target: EvidenceTarget,
  facts: ReferenceFacts,
): ResolvedLink<PinnedEvidence> {
  const { tenant, dataset, row } = target;
  if (tenant !== null && tenant !== facts.tenant) {
    return { pin: null, findings: [foreignEvidence(link, tenant, facts)] };
  }
  const fact = facts.evidence.get(evidenceKey(dataset, row));
  if (fact?.kind !== 'found') return { pin: null, findings: [missingEvidence(link, target, fact)] };
  const pin = { ...placeOf(link), dataset, row, rowDigest: fact.digest, batch: fact.batch };
  return { pin: { kind: 'evidence', ...pin }, findings: [] };
}

/**
 * Why a row cannot be cited (any more). No fix is offered: which row is evidence for a claim only a person can say.
 * @param fact `undefined` when nobody looked: treated like a row that is not there.
 */
export function missingEvidence(
  link: WrittenLink,
  target: Pick<EvidenceTarget, 'dataset' | 'row'>,
  fact: Exclude<EvidenceFact, { readonly kind: 'found' }> | undefined,
): Finding {
  const { dataset, row } = target;
  const candidateOf = (candidate: { dataset: string; row: string }) => {
    const destination = formatTarget({ kind: 'evidence', tenant: null, ...candidate });
    return { target: destination, title: destination };
  };
  if (fact?.kind === 'retracted') {
    return linkFinding('retracted-evidence', link, {
      targetState: fact.batch,
      reason: `The row "${row}" of the dataset "${dataset}" was retracted; history keeps it in batch ${fact.batch}.`,
      guidance: 'Cite evidence that still stands, or remove the claim.',
    });
  }
  if (fact?.kind === 'unknown-dataset') {
    const candidates = fact.candidates.map((name) => candidateOf({ dataset: name, row }));
    return linkFinding('unknown-dataset', link, {
      reason: `There is no dataset "${dataset}" in this tenant.`,
      guidance: guidance(candidates, `ingest the dataset "${dataset}"`),
      candidates,
    });
  }
  const candidates = (fact?.candidates ?? []).map((name) => candidateOf({ dataset, row: name }));
  return linkFinding('unknown-row', link, {
    reason: `The dataset "${dataset}" has no row "${row}".`,
    guidance: guidance(candidates, `ingest a batch that has the row "${row}"`),
    candidates,
  });
}

function foreignEvidence(link: WrittenLink, tenant: TenantId, facts: ReferenceFacts): Finding {
  const home = planeOf(tenant);
  if (home !== facts.plane) {
    return linkFinding('evidence-outside-plane', link, {
      reason: `The evidence belongs to the tenant ${tenant} of the plane "${home ?? ''}", and this authority to the plane "${facts.plane}": bytes do not cross planes.`,
      guidance: `Ingest the evidence in the plane "${facts.plane}" and cite it there.`,
    });
  }
  return linkFinding('unknown-dataset', link, {
    reason: `The evidence belongs to the tenant ${tenant}; an authority can cite evidence of its own tenant only.`,
    guidance: `Ingest the evidence in ${facts.tenant} and cite it as evidence:DATASET/ROW.`,
  });
}

function guidance(candidates: readonly { readonly target: string }[], otherwise: string): string {
  const targets = candidates.map(({ target }) => target).join(', ');
  const instead = `${otherwise.charAt(0).toUpperCase()}${otherwise.slice(1)}, or remove the link.`;
  return targets === ''
    ? instead
    : `If one of ${targets} is meant, cite that; otherwise ${otherwise}, or remove the link.`;
}
