import { setImmediate } from 'node:timers/promises';
import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { authorityAggregate } from '../authority/authority.aggregate.ts';
import { currentCompilation, latestVersion } from '../authority/authority.state.ts';
import type { Authority } from '../authority/authority.state.ts';
import { checkVersion } from '../compiler/check-version.ts';
import { blocking } from '../compiler/finding.ts';
import { linksToRecheck, recheckText } from '../compiler/recheck-text.ts';
import type { ReferenceFacts } from '../compiler/reference-facts.ts';
import { gatherSharedFacts } from '../references/gather-facts.ts';
import { publishedText } from '../references/present-findings.ts';
import type { CheckDocument } from './authority-checks.ts';

/** Authorities checked without letting others have their turn. */
const BETWEEN_TURNS = 5;

/**
 * Checks authorities against what stands in the plane now; what they link to is looked up once for all of them. Cycles
 * are left to the compile: they are warnings, and every one would need the graph behind it.
 * @throws Problem `busy` when the evidence cannot be looked up
 */
export async function checkAuthorities(
  plane: Plane,
  tenant: TenantId,
  ids: readonly string[],
): Promise<readonly CheckDocument[]> {
  const states = await Promise.all(ids.map((id) => plane.runner.state(authorityAggregate, { tenant, id })));
  const authorities = states.flatMap(({ state }) => (state ? [state] : []));
  const links = authorities.flatMap(linksOf);
  const factsFor = await gatherSharedFacts(plane, tenant, links);
  const documents: CheckDocument[] = [];
  for (const [index, state] of authorities.entries()) {
    // Broken links are compared with every name of the tenant: requests have their turn in between.
    if (index % BETWEEN_TURNS === 0) await setImmediate();
    documents.push(checked(tenant, state, factsFor(state)));
  }
  return documents;
}

function linksOf(state: Authority) {
  const texts = [currentCompilation(state), publishedText(state)].filter((text) => text !== null);
  return texts.flatMap((text) => linksToRecheck(text).map(({ target }) => ({ authority: state.authority, target })));
}

function checked(tenant: TenantId, state: Authority, facts: ReferenceFacts): CheckDocument {
  const draft = currentCompilation(state);
  const version = publishedText(state);
  const draftFindings = draft ? recheckText(draft, facts).findings : [];
  const versionFindings = version ? checkVersion(version, facts) : [];
  const findings = [...draftFindings, ...versionFindings];
  return {
    tenant,
    authority: state.authority,
    title: state.draft.title,
    version: latestVersion(state)?.version ?? 0,
    versionFindings,
    draftRevision: draft?.draftRevision ?? 0,
    draftFindings,
    skips: state.skips,
    found: findings.length > 0 ? 1 : 0,
    broken: blocking(findings).length > 0 ? 1 : 0,
  };
}
