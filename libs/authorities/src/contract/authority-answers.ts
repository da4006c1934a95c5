import type { Finding } from '../compiler/finding.ts';
import type { Section } from '../compiler/section.ts';
import type { PinnedReference } from '../compiler/pinned-reference.ts';
import type { SkippedByPerson } from './skip-answers.ts';
import type { VersionItem } from './version-answers.ts';

export type { Candidate, Finding, FindingCode, Fix, Severity } from '../compiler/finding.ts';
export type { Section } from '../compiler/section.ts';
export type {
  PinnedAuthority,
  PinnedEvidence,
  PinnedOwnSection,
  PinnedReference,
} from '../compiler/pinned-reference.ts';

/** Where an authority stands: `draft` has changes that were not compiled, `broken` has findings that block. */
export type AuthorityStatus = 'draft' | 'compiled' | 'broken' | 'published';

export type FindingCounts = {
  /**
   * Those that block.
   * @asType integer
   * @minimum 0
   */
  readonly errors: number;
  /**
   * @asType integer
   * @minimum 0
   */
  readonly warnings: number;
  /**
   * Errors that skips let pass.
   * @asType integer
   * @minimum 0
   */
  readonly skipped: number;
};

/** The answer to a saved draft. */
export type DraftAnswer = {
  readonly authority: string;
  /** From 1, one more with every change of the text. */
  readonly revision: number;
  /** The first heading. */
  readonly title: string;
  /** SHA-256 of the text, hex. */
  readonly textDigest: string;
  /** `false` when the draft had this text already. */
  readonly changed: boolean;
};

/** The answer to a compile. It was recorded, with or without findings; findings that block keep it from publish. */
export type CompileAnswer = {
  readonly authority: string;
  readonly draftRevision: number;
  readonly textDigest: string;
  /** Tokens of the text and of what it includes, as charged to the meter `tokens`. */
  readonly tokens: number;
  /** The byte-pair encoding they were counted in. */
  readonly tokenizer: string;
  /** `true`: no finding blocks that is not skipped, so it can be published. */
  readonly publishable: boolean;
  /** Those of the findings that skips let pass when it was compiled. */
  readonly skipped: readonly SkippedByPerson[];
  readonly sections: readonly Section[];
  /** What each link that resolves was pinned to. */
  readonly references: readonly PinnedReference[];
  readonly findings: readonly Finding[];
};

/** The answer to a publish. */
export type PublishAnswer = {
  readonly authority: string;
  /** From 1. */
  readonly version: number;
  readonly draftRevision: number;
  readonly title: string;
  readonly textDigest: string;
  /** ISO 8601 UTC. */
  readonly publishedAt: string;
  readonly sections: readonly Section[];
  readonly references: readonly PinnedReference[];
  /** Warnings, and errors that are skipped. */
  readonly findings: readonly Finding[];
};

/** An authority in the list. */
export type AuthorityItem = {
  readonly authority: string;
  readonly title: string;
  readonly status: AuthorityStatus;
  readonly draftRevision: number;
  /** The latest published version; `null` before the first. */
  readonly version: number | null;
  /** Of the last compile. */
  readonly findingCounts: FindingCounts;
  /** ISO 8601 UTC. */
  readonly updatedAt: string;
};

export type AuthorityList = {
  readonly items: readonly AuthorityItem[];
  /** Pass as `after` for the next page; `null` on the last. */
  readonly cursor: string | null;
};

/** An authority with the text of its draft and what the last compile said about it. */
export type AuthorityDetail = AuthorityItem & {
  readonly text: string;
  readonly textDigest: string;
  /** The draft's revision at the last compile; `null` before the first. Findings and pins are about that revision. */
  readonly compiledRevision: number | null;
  readonly sections: readonly Section[];
  readonly references: readonly PinnedReference[];
  readonly findings: readonly Finding[];
  /** Oldest first. */
  readonly versions: readonly VersionItem[];
};
