import type { EpochMs, TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import type { AuthorityForExport, PublishedAuthority } from './authority-for-export.ts';
import { authorityAggregate } from './authority/authority.aggregate.ts';
import { applySkips, skipsInForce } from './authority/skip.ts';
import { checkVersion } from './compiler/check-version.ts';
import { linksToRecheck } from './compiler/recheck-text.ts';
import { gatherFacts } from './references/gather-facts.ts';
import { skipsAllowed } from './settings/skips-allowed.ts';
import { publishedEvent } from './versions/published-event.ts';

/** A version that left in an export, and what is wrong with its evidence now. */
export interface BundledAuthority extends Pick<AuthorityForExport, 'authority' | 'findings' | 'skipped'> {
  readonly published: Pick<PublishedAuthority, 'version' | 'references'>;
}

/**
 * What the gate asks about a version that was exported before. Its evidence is checked anew: what was withdrawn since
 * must not leave again. Its cross-references are not: they are pinned to versions that are frozen, and that there is a
 * newer one takes nothing away from the claim. `null`: the tenant has no such version.
 * @param now when a skip must not have ended yet
 * @throws Problem `busy` when the evidence cannot be looked up
 */
export async function bundledAuthority(
  plane: Plane,
  tenant: TenantId,
  authority: string,
  version: number,
  now: EpochMs,
): Promise<BundledAuthority | null> {
  const { state } = await plane.runner.state(authorityAggregate, { tenant, id: authority });
  const found = state?.versions[version - 1];
  if (!state || found?.version !== version) return null;
  const { references, sections, textDigest } = await publishedEvent(plane, tenant, authority, found);
  const evidence = references.filter(({ kind }) => kind === 'evidence');
  const cited = { references: evidence, findings: [], sections, textDigest };
  const facts = await gatherFacts(plane, tenant, authority, linksToRecheck(cited));
  const skips = (await skipsAllowed(plane, tenant)) ? skipsInForce(state.skips, now) : [];
  const { open: findings, skipped } = applySkips(checkVersion(cited, facts), skips);
  return { authority, published: { version, references }, findings, skipped };
}
