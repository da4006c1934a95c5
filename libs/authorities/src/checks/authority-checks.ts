import type { Skip } from '../authority/skip.ts';
import type { Finding } from '../compiler/finding.ts';
import type { CollectionSpec } from '@chancery/read-models';

/** What was found when an authority was checked last. */
export type CheckDocument = {
  readonly tenant: string;
  readonly authority: string;
  readonly title: string;
  /** Latest version; 0 before the first. */
  readonly version: number;
  readonly versionFindings: readonly Finding[];
  /** The draft's revision that was compiled last; 0 when the present draft was not. */
  readonly draftRevision: number;
  readonly draftFindings: readonly Finding[];
  /** Neither revoked nor replaced; some may be past their end. */
  readonly skips: readonly Skip[];
  /** 1 when there is any finding, 0 otherwise. */
  readonly found: number;
  /** 1 when there is any error, skipped or not, 0 otherwise. */
  readonly broken: number;
};

/** How far a tenant's log has been looked through for changes. */
export type CheckProgress = {
  /** Everything up to this entry of the tenant is checked. */
  readonly entry: number;
};

/**
 * Findings by authority, kept beside the projections: they depend on more than one authority's events, so they are
 * checked, not folded. Derived: when it is lost, everything is checked once more.
 */
export const AUTHORITY_CHECKS: CollectionSpec = {
  name: 'authority_checks',
  generation: 1,
  indexes: [{ fields: ['tenant', 'found', 'authority'] }, { fields: ['tenant', 'broken', 'authority'] }],
};

export function checkDocumentId(tenant: string, authority: string): string {
  return `${tenant}/${authority}`;
}

export function progressId(tenant: string): string {
  return `${tenant}/*progress`;
}

/** Documents checked as of a later entry replace those of earlier ones, never the other way round. */
export function positionOf(entry: number): string {
  return String(entry).padStart(16, '0');
}
