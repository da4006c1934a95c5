import type { Section } from './section.ts';
import type { Span } from './span.ts';
import { textDigest } from './text-digest.ts';

/**
 * Where a section stands in its text: from its heading to the next one of the same or a higher level, without white
 * space at its end. `null`: the text has no such section, or is not the one that the sections are of.
 */
export function sectionSpan(text: string, sections: readonly Section[], anchor: string): Span | null {
  const index = sections.findIndex((section) => section.anchor === anchor);
  const section = sections[index];
  if (!section) return null;
  const next = sections.slice(index + 1).find(({ level }) => level <= section.level);
  const from = headingAt(text, section.line);
  const to = from + text.slice(from, next ? headingAt(text, next.line) : text.length).trimEnd().length;
  return textDigest(text.slice(from, to)) === section.digest ? { from, to } : null;
}

/** Offset of the heading in a line: behind its indentation, and a byte order mark. */
function headingAt(text: string, line: number): number {
  const start = lineStart(text, line);
  return start + (/^[\uFEFF ]*/.exec(text.slice(start, start + 8))?.[0].length ?? 0);
}

function lineStart(text: string, line: number): number {
  if (line === 1) return 0;
  let number = 1;
  for (const ending of text.matchAll(/\r\n|\n|\r/g)) {
    number++;
    if (number === line) return ending.index + ending[0].length;
  }
  return text.length;
}
