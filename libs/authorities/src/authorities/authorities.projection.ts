import { assertNever } from '@chancery/kernel';
import type { EpochMs } from '@chancery/kernel';
import type { Projection } from '@chancery/read-models';
import { authorityAggregate } from '../authority/authority.aggregate.ts';
import type { AuthorityCompiled, AuthorityDrafted, AuthorityPublished } from '../authority/authority.events.ts';
import { skipsInForce } from '../authority/skip.ts';
import type { Skip } from '../authority/skip.ts';
import type { Finding } from '../compiler/finding.ts';
import type { Section } from '../compiler/section.ts';
import type { PinnedReference } from '../compiler/pinned-reference.ts';
import type { AuthorityItem, AuthorityStatus } from '../contract/authority-answers.ts';
import { countFindings } from './count-findings.ts';

/** An authority for lists and searches; its text is in the log alone. */
export type AuthorityDocument = {
  readonly tenant: string;
  readonly authority: string;
  readonly title: string;
  readonly draftRevision: number;
  /** Revision of the draft that was compiled last; 0 before the first compile. */
  readonly compiledRevision: number;
  /** Revision of the draft that was published last; 0 before the first version. */
  readonly publishedRevision: number;
  /** Latest published version; 0 before the first. */
  readonly version: number;
  /** Of the last compile, as are the sections. */
  readonly findings: readonly Finding[];
  /** Neither revoked nor replaced; some may be past their end. */
  readonly skips: readonly Skip[];
  readonly sections: readonly Section[];
  /** Destinations of the links that resolve, each once, of the last compile and of the latest version. */
  readonly compiledLinks: readonly string[];
  readonly publishedLinks: readonly string[];
  readonly updatedAt: EpochMs;
};

/** One document per authority of every tenant, for lists, candidates and the graph of references. */
export const authoritiesProjection: Projection<AuthorityDocument> = {
  name: 'authorities',
  version: 2,
  types: authorityAggregate.codec.types,
  indexes: [{ fields: ['tenant', 'authority'] }],
  keys: ({ tenant, type, data }) => [
    authorityDocumentId(tenant, authorityAggregate.codec.decode(type, data).authority),
  ],
  evolve(document, { tenant, type, data }) {
    const event = authorityAggregate.codec.decode(type, data);
    switch (event.type) {
      case 'AuthorityDrafted':
        return afterDraft(document, tenant, event);
      case 'AuthorityCompiled':
        return document && afterCompile(document, event);
      case 'AuthorityPublished':
        return document && afterPublish(document, event);
      case 'FindingSkipped': {
        const { fingerprint } = event.skip.finding;
        const others = document?.skips.filter(({ finding }) => finding.fingerprint !== fingerprint) ?? [];
        return document && { ...document, skips: [...others, event.skip] };
      }
      case 'SkipRevoked':
        return document && { ...document, skips: document.skips.filter(({ skip }) => skip !== event.skip) };
      case 'LinkAccepted':
        return document;
      default:
        return assertNever(event);
    }
  },
};

export function authorityDocumentId(tenant: string, authority: string): string {
  return `${tenant}/${authority}`;
}

function afterDraft(document: AuthorityDocument | null, tenant: string, event: AuthorityDrafted): AuthorityDocument {
  const { authority, title, revision, draftedAt } = event;
  const before = document ?? {
    compiledRevision: 0,
    publishedRevision: 0,
    version: 0,
    findings: [],
    skips: [],
    sections: [],
    compiledLinks: [],
    publishedLinks: [],
  };
  return { ...before, tenant, authority, title, draftRevision: revision, updatedAt: draftedAt };
}

function afterCompile(document: AuthorityDocument, event: AuthorityCompiled): AuthorityDocument {
  const { draftRevision, findings, sections, references, compiledAt } = event;
  const compiledLinks = destinations(references);
  return { ...document, compiledRevision: draftRevision, findings, sections, compiledLinks, updatedAt: compiledAt };
}

function afterPublish(document: AuthorityDocument, event: AuthorityPublished): AuthorityDocument {
  const { version, draftRevision, references, publishedAt } = event;
  const publishedLinks = destinations(references);
  return { ...document, version, publishedRevision: draftRevision, publishedLinks, updatedAt: publishedAt };
}

function destinations(references: readonly PinnedReference[]): readonly string[] {
  return [...new Set(references.map(({ target }) => target))];
}

/** The authority as the list shows it. @param now `null`: the tenant allows no skips */
export function authorityItem(document: AuthorityDocument, now: EpochMs | null): AuthorityItem {
  const { authority, title, draftRevision, version, findings, skips, updatedAt } = document;
  const findingCounts = countFindings(findings, now === null ? [] : skipsInForce(skips, now));
  return {
    authority,
    title,
    status: statusOf(document, findingCounts.errors),
    draftRevision,
    version: version === 0 ? null : version,
    findingCounts,
    updatedAt: new Date(updatedAt).toISOString(),
  };
}

function statusOf(document: AuthorityDocument, errors: number): AuthorityStatus {
  const { draftRevision, compiledRevision, publishedRevision } = document;
  if (compiledRevision === draftRevision && errors > 0) return 'broken';
  if (publishedRevision === draftRevision) return 'published';
  return compiledRevision === draftRevision ? 'compiled' : 'draft';
}
