import type { ResultColumn } from '../contract/query-answer.ts';
import { quotedText } from '../engine/sql-text.ts';
import type { OrderTerm } from './listing-order.ts';

/** A column of a result by which its rows are ordered. */
export interface PageKey {
  /** Its place in the result, from 0. */
  readonly column: number;
  /** The engine's type. */
  readonly type: string;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

/** The keys of one row, as the engine writes them as text; `null` for NULL. */
export type KeyTexts = readonly (string | null)[];

/** Types whose text reads back as the same value, and differs where the values do (but for the zeros of DOUBLE). */
const EXACT_TYPES: ReadonlySet<string> = new Set([
  'BIGINT',
  'BOOLEAN',
  'DATE',
  'DOUBLE',
  'TIMESTAMP',
  'TIMESTAMP WITH TIME ZONE',
  'VARCHAR',
]);

/** UTF-16 code units of all keys of a row; they travel in a cursor. */
const MAX_KEYS_LENGTH = 1_000;

/** The keys that the terms of a listing are; `null` when one is no column of the result, or more than one, or inexact. */
export function pageKeys(
  terms: readonly OrderTerm[] | null,
  columns: readonly ResultColumn[],
): readonly PageKey[] | null {
  if (!terms || terms.length === 0) return null;
  const names = columns.map(({ name }) => name.toLowerCase());
  const keys = terms.map(({ by, ...way }) => {
    const column = typeof by === 'number' ? by : names.indexOf(by);
    const type = columns[column]?.type ?? '';
    const isOne = typeof by === 'number' || column === names.lastIndexOf(by);
    return isOne && EXACT_TYPES.has(type) ? { column, type, ...way } : null;
  });
  return keys.includes(null) ? null : keys.filter((key) => key !== null);
}

/**
 * The keys of a page's last row, where the next page can begin right after them: the row that follows has others, and
 * they are short enough to travel.
 */
export function placeAfter(last: KeyTexts, next: KeyTexts): KeyTexts | null {
  const own = last.map(normal);
  if (own.every((text, index) => text === normal(next[index] ?? null))) return null;
  const length = own.reduce((sum, text) => sum + (text?.length ?? 0), 0);
  // Where the parser meets a zero byte, the engine stops reading.
  return length <= MAX_KEYS_LENGTH && !own.some((text) => text?.includes('\0')) ? own : null;
}

/** Zeros of DOUBLE are equal, whatever their sign. */
function normal(text: string | null): string | null {
  return text === '-0.0' ? '0.0' : text;
}

/** An SQL condition over the columns `c0`, `c1` and so on: the row comes after the one that has these keys. */
export function afterCondition(keys: readonly PageKey[], texts: KeyTexts): string {
  const ways = keys.map((key, index) => {
    const same = keys
      .slice(0, index)
      .map((one, place) => `${nameOf(one)} IS NOT DISTINCT FROM ${valueOf(one, texts[place])}`);
    return [...same, beyond(key, texts[index])].join(' AND ');
  });
  return ways.map((way) => `(${way})`).join(' OR ');
}

function beyond(key: PageKey, text: string | null | undefined): string {
  const name = nameOf(key);
  if (text === null || text === undefined) return key.nullsFirst ? `${name} IS NOT NULL` : 'false';
  const further = `${name} ${key.descending ? '<' : '>'} ${valueOf(key, text)}`;
  return key.nullsFirst ? further : `(${further} OR ${name} IS NULL)`;
}

function nameOf({ column }: PageKey): string {
  return `c${column}`;
}

function valueOf({ type }: PageKey, text: string | null | undefined): string {
  return `CAST(${text === null || text === undefined ? 'NULL' : quotedText(text)} AS ${type})`;
}
