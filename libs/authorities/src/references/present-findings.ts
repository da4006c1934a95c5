import type { TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { currentCompilation, latestVersion } from '../authority/authority.state.ts';
import type { Authority } from '../authority/authority.state.ts';
import { checkVersion } from '../compiler/check-version.ts';
import type { Finding } from '../compiler/finding.ts';
import { linksToRecheck, recheckText } from '../compiler/recheck-text.ts';
import type { CheckedText } from '../compiler/recheck-text.ts';
import { gatherFacts } from './gather-facts.ts';

/** What is wrong with an authority now, skipped or not, each in the order of its text. */
export interface PresentFindings {
  /** Of the draft, as it was compiled; empty when it was not. */
  readonly draft: readonly Finding[];
  /** Of the latest version; empty before the first. */
  readonly version: readonly Finding[];
}

/**
 * Checks the compiled draft and the latest version against what stands in the plane now. Their texts are not read: what
 * the compile found in them is enough.
 * @throws Problem `busy` when the evidence cannot be looked up
 */
export async function presentFindings(plane: Plane, tenant: TenantId, state: Authority): Promise<PresentFindings> {
  const draft = currentCompilation(state);
  const version = publishedText(state);
  const links = [...(draft ? linksToRecheck(draft) : []), ...(version ? linksToRecheck(version) : [])];
  const facts = await gatherFacts(plane, tenant, state.authority, links);
  return {
    draft: draft ? recheckText(draft, facts).findings : [],
    version: version ? checkVersion(version, facts) : [],
  };
}

/** What is wrong with the latest version now; nothing before the first. @throws Problem `busy` */
export async function versionFindings(plane: Plane, tenant: TenantId, state: Authority): Promise<readonly Finding[]> {
  const version = publishedText(state);
  if (!version) return [];
  const facts = await gatherFacts(plane, tenant, state.authority, linksToRecheck(version));
  return checkVersion(version, facts);
}

/** The latest version as it was checked when it was published; `null` before the first. */
export function publishedText(state: Authority): CheckedText | null {
  const latest = latestVersion(state);
  if (!latest) return null;
  const { references, findings } = state;
  return { textDigest: latest.textDigest, sections: latest.sections, references, findings };
}
