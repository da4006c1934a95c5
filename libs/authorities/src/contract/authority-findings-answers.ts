import type { FindingCounts } from './authority-answers.ts';
import type { Finding } from '../compiler/finding.ts';

/** What is wrong with one text of an authority now. */
export type TextFindings = {
  readonly counts: FindingCounts;
  /** Those that are not skipped, in the order of the text; the first 20. */
  readonly findings: readonly Finding[];
};

/** An authority with findings. */
export type AuthorityFindings = {
  readonly authority: string;
  readonly title: string;
  /**
   * The latest version; `null` before the first.
   * @asType integer
   * @minimum 1
   */
  readonly version: number | null;
  /** Of the latest version: errors keep it from being exported. */
  readonly published: TextFindings;
  /**
   * The draft's revision that was compiled; `null` when the present draft was not.
   * @asType integer
   * @minimum 1
   */
  readonly draftRevision: number | null;
  /** Of the compiled draft: errors keep it from being published. */
  readonly draft: TextFindings;
};

/** A page of the authorities with findings, by ID. */
export type AuthorityFindingsList = {
  readonly items: readonly AuthorityFindings[];
  /** Pass as `after` for the next page; `null` on the last. */
  readonly cursor: string | null;
  /**
   * Every change up to this entry of the tenant's log is checked.
   * @asType integer
   * @minimum 0
   */
  readonly asOfEntry: number;
  /**
   * Entries after it: more than 0 after so many changes that one request does not check them all.
   * @asType integer
   * @minimum 0
   */
  readonly behind: number;
  /**
   * Authorities that were checked for this answer: those that changed since the last, and what depends on them.
   * @asType integer
   * @minimum 0
   */
  readonly checked: number;
};
