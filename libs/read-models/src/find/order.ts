import type { FieldValue } from './field-path.ts';

/** Text by its UTF-8 bytes, which is how the engines compare; JavaScript's `<` differs beyond U+FFFF. */
export function compareText(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

/** Missing before numbers before text. */
export function compareFieldValues(left: FieldValue, right: FieldValue): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right);
  return rank(left) - rank(right);
}

function rank(value: FieldValue): number {
  if (value === null) return 0;
  return typeof value === 'number' ? 1 : 2;
}
