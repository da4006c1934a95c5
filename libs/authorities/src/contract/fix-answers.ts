import type { Finding } from '../compiler/finding.ts';
import type { DraftAnswer } from './authority-answers.ts';

/** A fix as it was made. */
export type FixView = {
  readonly kind: 'retarget' | 'pin-to-latest' | 'restore-anchor';
  readonly target: string;
  /** The new destination or anchor. */
  readonly to: string;
  /**
   * Places of the text that were changed.
   * @asType integer
   * @minimum 1
   */
  readonly edits: number;
};

/** A change of the text, by the place it is made at in the text before. */
export type EditView = {
  /**
   * From 1.
   * @asType integer
   * @minimum 1
   */
  readonly line: number;
  /**
   * In UTF-16 code units, from 1.
   * @asType integer
   * @minimum 1
   */
  readonly column: number;
  readonly before: string;
  readonly after: string;
};

/** What a fix would do. */
export type FixPreview = {
  /** The whole text as it would be. */
  readonly text: string;
  readonly edits: readonly EditView[];
  /** What a compile of the draft as it is would find. */
  readonly findingsBefore: readonly Finding[];
  /** What a compile of the changed text would find. */
  readonly findingsAfter: readonly Finding[];
};

/** The answer to a fix: the draft it left. */
export type FixAnswer = DraftAnswer & {
  readonly fix: FixView;
  /** Only with `Dry-Run: true`; `null` otherwise. */
  readonly preview: FixPreview | null;
};
