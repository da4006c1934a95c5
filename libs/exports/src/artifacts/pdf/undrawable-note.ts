import type { AuthorityContent } from '../../sources/export-content.ts';
import type { PdfContent } from './pdf-content.ts';
import { codePoint, undrawableSigns } from './printable-text.ts';

/** Scripts that are named; of others only the number is told. */
const SCRIPTS = [
  ...['Arabic', 'Armenian', 'Bengali', 'Devanagari', 'Ethiopic', 'Georgian', 'Gujarati', 'Gurmukhi', 'Han', 'Hangul'],
  ...['Hebrew', 'Hiragana', 'Kannada', 'Katakana', 'Khmer', 'Lao', 'Malayalam', 'Mongolian', 'Myanmar', 'Sinhala'],
  ...['Tamil', 'Telugu', 'Thai', 'Tibetan'],
].map((name) => ({ name, pattern: new RegExp(`\\p{Script=${name}}`, 'u') }));

/** What the reader has to know where the font lacks characters of the document; `null` where it has them all. */
export function undrawableNote(content: PdfContent): string | null {
  let count = 0;
  let example: string | null = null;
  const distinct = new Set<string>();
  for (const text of printedTexts(content)) {
    for (const sign of undrawableSigns(text)) {
      count++;
      example ??= sign;
      distinct.add(sign);
    }
  }
  if (example === null) return null;
  const scripts = SCRIPTS.filter(({ pattern }) => [...distinct].some((sign) => pattern.test(sign)));
  const named = scripts.length > 0 ? ` (${scripts.map(({ name }) => name).join(', ')})` : '';
  return (
    `The fonts of this document have Latin, Greek and Cyrillic letters. Other characters${named} stand in it as their ` +
    `Unicode code point in brackets, such as ${codePoint(example)}: ${count} in all, ${distinct.size} of them different. ` +
    'The HTML and JSON artifacts of an export have them as they are.'
  );
}

/** Everything that is printed and was written by people. */
function* printedTexts({ stamp, authorities }: PdfContent): Generator<string> {
  yield stamp.nameplate.legalEntity;
  for (const authority of authorities) yield* textsOf(authority);
}

function* textsOf({ title, reading, pins, findings, skips }: AuthorityContent): Generator<string> {
  yield title;
  yield reading.markdown;
  for (const { row, values } of pins) {
    yield row;
    for (const { column, value } of values) yield `${column}${value ?? ''}`;
  }
  for (const { message } of [...findings, ...skips]) yield message;
  for (const { justification } of skips) yield justification;
}
