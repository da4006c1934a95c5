import type { Heading, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { readHeading } from './anchor.ts';
import type { Section } from './section.ts';
import { textDigest } from './text-digest.ts';

/** A section as it was found, with what a finding about its heading needs. */
export interface ParsedSection extends Section {
  /** Column of the heading, from 1, in UTF-16 code units. */
  readonly column: number;
  /** The anchor is written out (`## Title {#anchor}`). */
  readonly explicit: boolean;
  /** Offset in the text where ` {#anchor}` can be put. */
  readonly titleEnd: number;
}

/** The sections in the order of the text. Headings inside quotations and lists are not sections of this authority. */
export function sectionsOf(text: string, root: Root): readonly ParsedSection[] {
  const headings = root.children.filter((node): node is Heading => node.type === 'heading');
  const ends = sectionEnds(headings, text.length);
  return headings.map((heading, index) => {
    const { title, anchor, explicit } = readHeading(toString(heading, { includeHtml: false }));
    const { line, column, offset } = startOf(heading);
    return {
      anchor,
      title,
      level: heading.depth,
      line,
      digest: textDigest(text.slice(offset, ends[index]).trimEnd()),
      column,
      explicit,
      titleEnd: heading.children.at(-1)?.position?.end.offset ?? offset + heading.depth,
    };
  });
}

/** Offset at which each heading's section ends, in one pass from the end. */
function sectionEnds(headings: readonly Heading[], textLength: number): readonly number[] {
  // By level: where the nearest heading of that or a higher level begins, of those already passed.
  const nextAtLevel: number[] = Array<number>(7).fill(textLength);
  return headings
    .toReversed()
    .map((heading) => {
      const end = nextAtLevel[heading.depth] ?? textLength;
      nextAtLevel.fill(startOf(heading).offset, heading.depth);
      return end;
    })
    .toReversed();
}

function startOf(heading: Heading): { line: number; column: number; offset: number } {
  const { line = 1, column = 1, offset = 0 } = heading.position?.start ?? {};
  return { line, column, offset };
}
