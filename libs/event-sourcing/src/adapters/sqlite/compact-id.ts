import type { SQLInputValue } from 'node:sqlite';

const UUID_LENGTH = 36;
const UUID_BYTES = 16;
const HASH_LENGTH = 64;
const HASH_BYTES = 32;
const DASHES: ReadonlySet<number> = new Set([8, 13, 18, 23]);
const DASH = '-'.charCodeAt(0);
const NOT_A_DIGIT = -1;
/** Marks what `COMPACT_TEXT` gives for an ID that is stored as text. */
const TEXT_MARK = '~';

/** Value of a lower-case hex digit by character code. Upper case is no digit here: it must come back as it was. */
const DIGITS = Int8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  return /[0-9a-f]/.test(char) ? parseInt(char, 16) : NOT_A_DIGIT;
});

/**
 * Turns IDs into what is stored: a lower-case UUID becomes its 16 bytes, a lower-case SHA-256 its 32, anything else stays text. The
 * bytes are used again by the next call: bind them before.
 */
export class CompactIds {
  private readonly uuid = new Uint8Array(UUID_BYTES);
  private readonly hash = new Uint8Array(HASH_BYTES);

  compact(id: string): SQLInputValue {
    if (id.length === UUID_LENGTH) return fill(this.uuid, id, DASHES) ? this.uuid : id;
    if (id.length === HASH_LENGTH) return fill(this.hash, id, null) ? this.hash : id;
    return id;
  }
}

/** `false` when `text` is not hex digits with dashes at exactly the places given. */
function fill(bytes: Uint8Array, text: string, dashes: ReadonlySet<number> | null): boolean {
  let at = 0;
  for (let index = 0; index < bytes.length; index++) {
    if (dashes?.has(at)) {
      if (text.charCodeAt(at) !== DASH) return false;
      at++;
    }
    const high = DIGITS[text.charCodeAt(at)] ?? NOT_A_DIGIT;
    const low = DIGITS[text.charCodeAt(at + 1)] ?? NOT_A_DIGIT;
    if (high === NOT_A_DIGIT || low === NOT_A_DIGIT) return false;
    bytes[index] = high * 16 + low;
    at += 2;
  }
  return true;
}

/** SQL that gives a compact ID as text for `expandId`: reading hex is much cheaper than making a byte array per ID. */
export function compactText(column: string): string {
  return `iif(typeof(${column}) = 'blob', lower(hex(${column})), '${TEXT_MARK}' || ${column})`;
}

/** The ID behind what `compactText` selected. */
export function expandId(text: string): string {
  if (text.startsWith(TEXT_MARK)) return text.slice(TEXT_MARK.length);
  if (text.length === HASH_LENGTH) return text;
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
}
