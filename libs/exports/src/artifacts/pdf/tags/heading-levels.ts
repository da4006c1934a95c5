import type { PdfRole } from './pdf-tag.ts';

const DEEPEST = 6;

/** Levels of headings that never skip one on the way down, whatever the author wrote. */
export class HeadingLevels {
  private last: number;

  /** @param last the level of the heading that stands before */
  constructor(last: number) {
    this.last = last;
  }

  /** The role of a heading that is to stand at `level`, from 1. */
  at(level: number): PdfRole {
    this.last = Math.min(level, this.last + 1, DEEPEST);
    return `H${this.last as 1 | 2 | 3 | 4 | 5 | 6}`;
  }
}
