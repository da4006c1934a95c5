import type { ByteRange } from '../export.events.ts';

/** What a download asks for: everything (`null`), some bytes, or bytes that the file does not have. */
export type AskedRange =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly range: ByteRange }
  | { readonly kind: 'unsatisfiable' };

export interface RangeHeaders {
  readonly range?: string | undefined;
  readonly ifRange?: string | undefined;
}

const WHOLE: AskedRange = { kind: 'whole' };

/**
 * Reads `Range` and `If-Range` (RFC 9110, 14.2 and 13.1.5) for a file of `length` bytes with the strong entity tag
 * `etag`. One range of bytes is understood; several, another unit or a malformed header are ignored, as the RFC allows,
 * and so is a range of another version of the file.
 */
export function askedRange({ range, ifRange }: RangeHeaders, length: number, etag: string): AskedRange {
  if (range === undefined || (ifRange !== undefined && ifRange !== etag)) return WHOLE;
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range.trim()) ?? [];
  if (first === '') return last === '' ? WHOLE : suffix(Number(last), length);
  const from = Number(first);
  const to = last === '' ? length - 1 : Number(last);
  if (to < from) return last === '' ? { kind: 'unsatisfiable' } : WHOLE;
  return partOf(from, Math.min(to, length - 1), length);
}

/** The last `count` bytes. */
function suffix(count: number, length: number): AskedRange {
  if (count === 0) return { kind: 'unsatisfiable' };
  return partOf(Math.max(length - count, 0), length - 1, length);
}

function partOf(first: number, last: number, length: number): AskedRange {
  return first < length ? { kind: 'part', range: { first, last } } : { kind: 'unsatisfiable' };
}
