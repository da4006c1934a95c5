import type { Finding } from '../compiler/finding.ts';
import type { Section } from '../compiler/section.ts';
import type { PinnedReference } from '../compiler/pinned-reference.ts';

/** A published version without its text. */
export type VersionItem = {
  /**
   * From 1.
   * @asType integer
   * @minimum 1
   */
  readonly version: number;
  /**
   * Revision of the draft it was made from.
   * @asType integer
   * @minimum 1
   */
  readonly draftRevision: number;
  readonly title: string;
  /** SHA-256 of the text, hex. */
  readonly textDigest: string;
  /** ISO 8601 UTC. */
  readonly publishedAt: string;
};

/** A page of the versions, newest first. */
export type VersionList = {
  readonly items: readonly VersionItem[];
  /** Pass as `after` for the next page; `null` on the last. */
  readonly cursor: string | null;
};

/** A published version whole, as it was frozen. */
export type VersionDetail = VersionItem & {
  readonly authority: string;
  /** Markdown. */
  readonly text: string;
  readonly sections: readonly Section[];
  /** What its links were pinned to. */
  readonly references: readonly PinnedReference[];
  /** What stood when it was published: warnings, and findings that were skipped. */
  readonly findings: readonly Finding[];
};

/** What a diff compares: a published version or the draft. */
export type DiffSide = {
  /**
   * `null`: the draft.
   * @asType integer
   * @minimum 1
   */
  readonly version: number | null;
  /**
   * Revision of the draft, or of the one the version was made from.
   * @asType integer
   * @minimum 1
   */
  readonly draftRevision: number;
  readonly title: string;
  /** SHA-256 of the text, hex. */
  readonly textDigest: string;
};

/** One line of a diff. */
export type DiffLine = {
  readonly kind: 'same' | 'removed' | 'added';
  /** Without its line break. */
  readonly text: string;
  /**
   * Number of the line in the older text, from 1; `null`: it is not there.
   * @asType integer
   * @minimum 1
   */
  readonly fromLine: number | null;
  /**
   * Number of the line in the newer text, from 1; `null`: it is not there.
   * @asType integer
   * @minimum 1
   */
  readonly toLine: number | null;
};

/** A stretch of lines that differ, with the lines around it that do not. */
export type DiffHunk = {
  readonly lines: readonly DiffLine[];
};

/** Sections by anchor: their own text or that of a subsection changed, or they came or went. */
export type SectionChanges = {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
};

/** How one text of an authority became another, line by line. */
export type AuthorityDiff = {
  readonly authority: string;
  readonly from: DiffSide;
  readonly to: DiffSide;
  readonly equal: boolean;
  /**
   * Lines added and removed in all.
   * @asType integer
   * @minimum 0
   */
  readonly addedLines: number;
  /**
   * @asType integer
   * @minimum 0
   */
  readonly removedLines: number;
  /**
   * `false`: the texts differ in so much that the shortest way from one to the other was not looked for; the hunk then
   * replaces one by the other whole.
   */
  readonly shortest: boolean;
  readonly hunks: readonly DiffHunk[];
  readonly sections: SectionChanges;
};
