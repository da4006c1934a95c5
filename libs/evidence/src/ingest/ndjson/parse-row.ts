import { isUtf8 } from 'node:buffer';
import type { RejectedRowCode } from '../../contract/rejected-row.ts';

/** A line of NDJSON: its cells as text by name, or why it is none. */
export type JsonRow =
  | { readonly kind: 'row'; readonly cells: ReadonlyMap<string, string> }
  | { readonly kind: 'unreadable'; readonly code: RejectedRowCode; readonly reason: string };

/** JSON.parse with source text access (ES2026), which TypeScript's libraries do not describe yet. */
interface SourceJson {
  readonly parse: (text: string, reviver: Reviver) => unknown;
  readonly rawJSON: (source: string) => object;
}

type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;

const { parse, rawJSON } = JSON as unknown as SourceJson;

/**
 * Reads one line. Texts are cells as they are; numbers as they are written, so that no digit is lost; `true`, `false`;
 * `null` is an empty cell; lists and objects are their JSON.
 */
export function parseRow(line: Buffer): JsonRow {
  if (!isUtf8(line)) return unreadable('invalid-utf8', 'The line is not valid UTF-8.');
  const text = line.toString('utf8');
  try {
    const value = parse(text, keepDigits);
    if (!isObject(value, text)) return unreadable('not-an-object', 'The line is JSON but no object.');
    const cells = new Map(Object.entries(value).map(([name, cell]) => [name, cellText(cell)]));
    return isWellFormed(cells) ? { kind: 'row', cells } : unreadable('bad-json', HALF_A_PAIR);
  } catch (error) {
    if (error instanceof SyntaxError) return unreadable('bad-json', `The line is no JSON: ${error.message}.`);
    if (error instanceof RangeError) return unreadable('bad-json', 'The line nests too deeply to be read.');
    throw error;
  }
}

const HALF_A_PAIR = 'The line writes half of a surrogate pair, which is no text.';

/** `"\\ud800"` is JSON, but no UTF-8 can hold it. */
function isWellFormed(cells: ReadonlyMap<string, string>): boolean {
  for (const [name, cell] of cells) if (!name.isWellFormed() || !cell.isWellFormed()) return false;
  return true;
}

/** Numbers stay the text they were written as. */
function keepDigits(_key: string, value: unknown, { source }: { readonly source?: string }): unknown {
  return typeof value === 'number' && source !== undefined ? rawJSON(source) : value;
}

/** A number is an object too, since its digits are kept. */
function isObject(value: unknown, text: string): value is object {
  return typeof value === 'object' && value !== null && text.trimStart().startsWith('{');
}

function cellText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null ? '' : JSON.stringify(value);
}

function unreadable(code: RejectedRowCode, reason: string): JsonRow {
  return { kind: 'unreadable', code, reason };
}
