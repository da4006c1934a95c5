/** A link that is being typed: `[[`, and what follows it up to the caret. */
export interface LinkQuery {
  /** Offset of the `[[`. */
  readonly from: number;
  /** What is searched for. */
  readonly text: string;
}

/** A text with the caret in it, both in UTF-16 code units. */
export interface EditedText {
  readonly text: string;
  readonly caret: number;
}

/** Longer texts are no search any more, but a `[[` somebody meant. */
const MAX_LENGTH = 100;

/** The link that is being typed before the caret; `null` where none is. */
export function linkQueryAt({ text, caret }: EditedText): LinkQuery | null {
  const before = text.slice(Math.max(0, caret - MAX_LENGTH - 3), caret);
  const typed = /(?<!\\)\[\[([^[\]\n\r]*)$/.exec(before);
  if (!typed) return null;
  const query = typed[1] ?? '';
  return query.length > MAX_LENGTH ? null : { from: caret - query.length - 2, text: query };
}

/** Puts a link in the place of what was typed, and of the `]]` behind the caret; the caret stands after it. */
export function insertLink({ text, caret }: EditedText, { from }: LinkQuery, markdown: string): EditedText {
  const after = text.slice(caret).replace(/^\]\]/, '');
  return { text: text.slice(0, from) + markdown + after, caret: from + markdown.length };
}

/** Searches on for something else: for the rows of a dataset, once it was chosen. */
export function refineQuery({ text, caret }: EditedText, { from }: LinkQuery, refined: string): EditedText {
  return { text: `${text.slice(0, from)}[[${refined}${text.slice(caret)}`, caret: from + 2 + refined.length };
}
