import type { EpochMs } from '@chancery/kernel';
import type { FixKind } from '../compiler/draft-fix.ts';
import type { Finding } from '../compiler/finding.ts';
import type { Section } from '../compiler/section.ts';
import type { PinnedReference } from '../compiler/pinned-reference.ts';
import type { Skip } from './skip.ts';

/** The draft has a new text; the first one begins the authority. */
export interface AuthorityDrafted {
  readonly type: 'AuthorityDrafted';
  /** ID of the authority. @pattern ^[a-z][a-z0-9_]{0,62}$ */
  readonly authority: string;
  /** 1 for the first text, one more with every change. @asType integer @minimum 1 */
  readonly revision: number;
  /** The first heading; the authority's ID where there is none. */
  readonly title: string;
  /** The Markdown, as it was sent. */
  readonly text: string;
  /** SHA-256 of the text's UTF-8 bytes, hex. @pattern ^[0-9a-f]{64}$ */
  readonly textDigest: string;
  /** The revision the writer had read (0: none); `null` when the writer did not say. @asType integer @minimum 0 */
  readonly basedOn: number | null;
  /** The fix that changed the text; absent when a person wrote it. */
  readonly fix?: AppliedFix;
  /** Milliseconds since the epoch. @asType integer */
  readonly draftedAt: EpochMs;
}

/** A change of the text that was asked for by its kind, not written. */
export interface AppliedFix {
  readonly kind: FixKind;
  /** Destination of the links, or `#anchor` of the heading, before. */
  readonly target: string;
  /** And after. */
  readonly to: string;
  /** Places of the text that were changed. @asType integer @minimum 1 */
  readonly edits: number;
}

/** The draft was compiled: its links resolved or not, and what the validator found. */
export interface AuthorityCompiled {
  readonly type: 'AuthorityCompiled';
  /** @pattern ^[a-z][a-z0-9_]{0,62}$ */
  readonly authority: string;
  /** The draft's revision that was compiled. @asType integer @minimum 1 */
  readonly draftRevision: number;
  /** Of that revision's text. @pattern ^[0-9a-f]{64}$ */
  readonly textDigest: string;
  /** Tokens of the text and of what it includes, charged to the meter `tokens`. @asType integer @minimum 0 */
  readonly tokens: number;
  /** The byte-pair encoding they were counted in, for example `o200k_base`. */
  readonly tokenizer: string;
  /** The commandId of the charge. */
  readonly charge: string;
  /** In the order of the text. */
  readonly sections: readonly Section[];
  /** Every link that resolves, in the order of the text. */
  readonly references: readonly PinnedReference[];
  /** In the order of the text; errors keep the draft from being published. */
  readonly findings: readonly Finding[];
  /** Whether the tenant allowed skips when it was compiled; absent before there were any. */
  readonly allowSkips?: boolean;
  /** Milliseconds since the epoch. @asType integer */
  readonly compiledAt: EpochMs;
}

/** The compiled draft became a version, frozen for good. Its text is that of the `AuthorityDrafted` it names. */
export interface AuthorityPublished {
  readonly type: 'AuthorityPublished';
  /** @pattern ^[a-z][a-z0-9_]{0,62}$ */
  readonly authority: string;
  /** 1 for the first version, one more with each. @asType integer @minimum 1 */
  readonly version: number;
  /** The revision of the draft that holds the text. @asType integer @minimum 1 */
  readonly draftRevision: number;
  readonly title: string;
  /** @pattern ^[0-9a-f]{64}$ */
  readonly textDigest: string;
  readonly sections: readonly Section[];
  /** As compiled, and found unchanged when it was published. */
  readonly references: readonly PinnedReference[];
  /** What stood when it was published: warnings, and errors that were skipped. */
  readonly findings: readonly Finding[];
  /** Whether the tenant allowed skips; absent before there were any. */
  readonly allowSkips?: boolean;
  /** The skips that let it pass; absent before there were any. */
  readonly skips?: readonly Skip[];
  /** Milliseconds since the epoch. @asType integer */
  readonly publishedAt: EpochMs;
}

/** A person let a finding pass, until an end. */
export interface FindingSkipped {
  readonly type: 'FindingSkipped';
  /** @pattern ^[a-z][a-z0-9_]{0,62}$ */
  readonly authority: string;
  readonly skip: Skip;
}

/** A skip was taken back before its end. */
export interface SkipRevoked {
  readonly type: 'SkipRevoked';
  /** @pattern ^[a-z][a-z0-9_]{0,62}$ */
  readonly authority: string;
  /** Its ID. @pattern ^s[1-9][0-9]{0,8}$ */
  readonly skip: string;
  /** Why, in the words of the person who did. */
  readonly reason: string;
  /** Milliseconds since the epoch. @asType integer */
  readonly revokedAt: EpochMs;
}

/** A person read what a link cites by now, and the claim still holds. */
export interface LinkAccepted {
  readonly type: 'LinkAccepted';
  /** @pattern ^[a-z][a-z0-9_]{0,62}$ */
  readonly authority: string;
  /** The link's destination as it is written. */
  readonly target: string;
  /** Digest of what was read: the section, the whole text or the row. @pattern ^[0-9a-f]{64}$ */
  readonly digest: string;
  /** What had been accepted before. @pattern ^[0-9a-f]{64}$ */
  readonly before: string;
  /** Milliseconds since the epoch. @asType integer */
  readonly acceptedAt: EpochMs;
}

export type AuthorityEvent =
  AuthorityDrafted | AuthorityCompiled | AuthorityPublished | FindingSkipped | SkipRevoked | LinkAccepted;
