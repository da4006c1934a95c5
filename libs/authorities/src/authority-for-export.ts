import { systemClock } from '@chancery/kernel';
import type { EpochMs, TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { authorityAggregate } from './authority/authority.aggregate.ts';
import { latestVersion } from './authority/authority.state.ts';
import { authorityText } from './authority/authority-text.ts';
import { applySkips, skipsInForce } from './authority/skip.ts';
import type { SkipApplied } from './authority/skip.ts';
import type { Finding } from './compiler/finding.ts';
import type { Section } from './compiler/section.ts';
import type { PinnedReference } from './compiler/pinned-reference.ts';
import { expandText } from './includes/expand-text.ts';
import type { ExpandedText } from './includes/expanded-text.ts';
import { versionFindings } from './references/present-findings.ts';
import { skipsAllowed } from './settings/skips-allowed.ts';

/** A published version whole. */
export interface PublishedAuthority {
  readonly title: string;
  /** From 1. */
  readonly version: number;
  readonly publishedAt: EpochMs;
  /** Markdown. */
  readonly text: string;
  /** SHA-256 of the text, hex. */
  readonly textDigest: string;
  /** The text with everything it includes in its place, and what that is: which version of what, by digest. */
  readonly expanded: ExpandedText;
  readonly sections: readonly Section[];
  /** What its links were pinned to when it was published. */
  readonly references: readonly PinnedReference[];
}

export interface AuthorityForExport {
  readonly authority: string;
  /** The latest version; `null` when none was published yet. */
  readonly published: PublishedAuthority | null;
  /**
   * What is wrong now, in the order of the text; errors block the export. The version's pins checked anew; for an authority that was
   * never published, what its last compile found. Those that are skipped are in `skipped` alone.
   */
  readonly findings: readonly Finding[];
  /** Findings that a person lets pass, each with who, why and until when: the export prints them. */
  readonly skipped: readonly SkipApplied[];
}

/**
 * What an export needs of an authority, as of now. `null`: the tenant has no such authority.
 * @param now when a skip must not have ended yet
 * @throws Problem `busy` when the evidence cannot be looked up
 */
export async function authorityForExport(
  plane: Plane,
  tenant: TenantId,
  authority: string,
  now: EpochMs = systemClock.now(),
): Promise<AuthorityForExport | null> {
  const { state } = await plane.runner.state(authorityAggregate, { tenant, id: authority });
  if (!state) return null;
  const latest = latestVersion(state);
  const skips = (await skipsAllowed(plane, tenant)) ? skipsInForce(state.skips, now) : [];
  if (!latest) {
    const { open: findings, skipped } = applySkips(state.compiled?.findings ?? [], skips);
    return { authority, published: null, findings, skipped };
  }
  const { references } = state;
  const { title, version, publishedAt, textDigest, sections } = latest;
  const text = await authorityText(plane, tenant, authority, latest);
  const expanded = await expandText(plane, tenant, authority, text, references);
  const published = { title, version, publishedAt, text, textDigest, expanded, sections, references };
  const { open: findings, skipped } = applySkips(await versionFindings(plane, tenant, state), skips);
  return { authority, published, findings, skipped };
}
