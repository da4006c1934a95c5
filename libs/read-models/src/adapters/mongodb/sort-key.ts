import type { FieldValue } from '../../find/field-path.ts';

/**
 * The value of an indexed field as text that sorts, by its bytes, as the port wants it: missing before numbers before
 * text. So one range of one index holds all that comes after a cursor: MongoDB's own comparisons stay within one type.
 */
export function sortKey(value: FieldValue): string {
  if (value === null) return '0';
  return typeof value === 'number' ? `1${sortableNumber(value)}` : `2${value}`;
}

/** Sixteen hexadecimal digits that sort as the numbers do: IEEE 754, the sign turned, and all bits of what is negative. */
function sortableNumber(value: number): string {
  const bits = Buffer.alloc(8);
  // Zero has two signs and is one value.
  bits.writeDoubleBE(value === 0 ? 0 : value);
  const raw = bits.readBigUInt64BE();
  const sorted = raw >> 63n === 1n ? BigInt.asUintN(64, ~raw) : raw | (1n << 63n);
  return sorted.toString(16).padStart(16, '0');
}
