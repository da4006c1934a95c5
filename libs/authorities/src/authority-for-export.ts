import type { EpochMs, TenantId } from '@chancery/kernel';
import type { Plane } from '@chancery/platform';
import { authorityAggregate } from './authority/authority.aggregate.ts';
import { latestVersion } from './authority/authority.state.ts';
import { authorityText } from './authority/authority-text.ts';
import { checkPins } from './compiler/check-pins.ts';
import type { Finding } from './compiler/finding.ts';
import type { Section } from './compiler/outline.ts';
import type { PinnedReference } from './compiler/pinned-reference.ts';
import { gatherFacts } from './references/gather-facts.ts';

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
   * never published, what its last compile found.
   */
  readonly findings: readonly Finding[];
}

/**
 * What an export needs of an authority, as of now. `null`: the tenant has no such authority.
 * @throws Problem `busy` when the evidence cannot be looked up
 */
export async function authorityForExport(
  plane: Plane,
  tenant: TenantId,
  authority: string,
): Promise<AuthorityForExport | null> {
  const { state } = await plane.runner.state(authorityAggregate, { tenant, id: authority });
  if (!state) return null;
  const latest = latestVersion(state);
  if (!latest) return { authority, published: null, findings: state.compiled?.findings ?? [] };
  const { references } = state;
  const facts = await gatherFacts(plane, tenant, authority, references);
  const { title, version, publishedAt, textDigest, sections } = latest;
  const text = await authorityText(plane, tenant, authority, latest);
  const published = { title, version, publishedAt, text, textDigest, sections, references };
  return { authority, published, findings: checkPins(references, facts) };
}
