/** A heading's text without its explicit anchor, and the anchor it gives. */
export interface HeadingText {
  readonly title: string;
  readonly anchor: string;
  /** `true` for `## Title {#anchor}`. */
  readonly explicit: boolean;
}

/** UTF-16 code units of a title or anchor at most; a longer heading is cut. */
const MAX_LENGTH = 100;
const EXPLICIT_ANCHOR = /\s*\{#([\p{L}\p{M}\p{N}-]{1,100})\}\s*$/u;
const ANCHOR = /^[\p{L}\p{M}\p{N}-]{1,100}$/u;

/** Reads a heading: `Title {#anchor}` names its anchor, any other gets the slug of its text. */
export function readHeading(text: string): HeadingText {
  const explicit = EXPLICIT_ANCHOR.exec(text);
  const title = cut(
    text
      .slice(0, explicit?.index ?? text.length)
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
  const named = explicit?.[1]?.normalize('NFC');
  return { title, anchor: named ?? slugOf(title), explicit: named !== undefined };
}

/** Whether `text` (in NFC) can be an anchor: letters and digits of any script, and `-`. */
export function isAnchor(text: string): boolean {
  return ANCHOR.test(text);
}

/**
 * The anchor of a heading without an explicit one, much as GitHub makes it: lower case, blanks to `-`, the rest of the
 * punctuation dropped. Unlike there, runs of `-` become one and none stands at an end, so that a change of punctuation
 * alone leaves the anchor as it was. A heading without letters and digits gives `section`.
 */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .split(/[\s_-]+/)
    .filter((word) => word !== '');
  return cut(words.join('-')).replace(/-$/, '') || 'section';
}

/** Cuts at `MAX_LENGTH`, not in the middle of a surrogate pair. */
function cut(text: string): string {
  if (text.length <= MAX_LENGTH) return text;
  const last = text.charCodeAt(MAX_LENGTH - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? MAX_LENGTH - 1 : MAX_LENGTH);
}
