import { isUtf8 } from 'node:buffer';
import { analyse } from 'chardet';
import { errorCode } from '../error-code.ts';

/** A guess by fewer letters, or less sure, is worth less than that what is no UTF-8 is most often Windows-1252. */
const MIN_LETTERS = 10;
const MIN_CONFIDENCE = 20;
const FALLBACK = 'windows-1252';
/** Of this many characters beyond ASCII one may be damaged and the text is UTF-8 all the same. */
const SOUND_PER_DAMAGED = 10;

/** Byte order marks. UTF-32 little-endian begins like UTF-16, so it comes first. */
const BOMS: readonly { readonly encoding: string; readonly bytes: Buffer }[] = [
  { encoding: 'utf-32', bytes: Buffer.from([0xff, 0xfe, 0, 0]) },
  { encoding: 'utf-32', bytes: Buffer.from([0, 0, 0xfe, 0xff]) },
  { encoding: 'utf-8', bytes: Buffer.from([0xef, 0xbb, 0xbf]) },
  { encoding: 'utf-16le', bytes: Buffer.from([0xff, 0xfe]) },
  { encoding: 'utf-16be', bytes: Buffer.from([0xfe, 0xff]) },
];

/** The encoding a byte order mark announces; `null` without one. `utf-32` is told apart, and cannot be decoded. */
export function encodingOfBom(head: Buffer): string | null {
  return BOMS.find(({ bytes }) => head.subarray(0, bytes.length).equals(bytes))?.encoding ?? null;
}

/**
 * The encoding a text without byte order mark is most likely in, by its first block: UTF-8 where the block is, UTF-16
 * where every other byte is zero, else what the frequencies of its bytes speak for.
 * @param isCut the text goes on after its first block, which may end within a character
 * @returns a name that `TextDecoder` knows
 */
export function detectEncoding(head: Buffer, isCut = false): string {
  const wide = utf16Without(head);
  if (wide) return wide;
  if (isUtf8Text(head, isCut)) return 'utf-8';
  if (lettersBeyondAscii(head) < MIN_LETTERS) return FALLBACK;
  for (const { name, confidence } of analyse(head)) {
    if (confidence < MIN_CONFIDENCE) break;
    const known = encodingOfLabel(name);
    if (known) return known;
  }
  return FALLBACK;
}

/** The WHATWG name of an encoding by any of its labels (`latin1`, `cp1252`, `sjis`); `null` for what is not known. */
export function encodingOfLabel(label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).encoding;
  } catch (error) {
    if (errorCode(error) === 'ERR_ENCODING_NOT_SUPPORTED') return null;
    throw error;
  }
}

const MIN_UTF16_BYTES = 8;

/** UTF-16 of mostly Latin letters, digits and delimiters has zeros at every other byte. */
function utf16Without(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (head.length < MIN_UTF16_BYTES) return null;
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros.map((count) => count / Math.max(1, head.length / 2));
  if (odd > 0.4 && even < 0.1) return 'utf-16le';
  return even > 0.4 && odd < 0.1 ? 'utf-16be' : null;
}

function isUtf8Text(head: Buffer, isCut: boolean): boolean {
  if (isUtf8(head)) return true;
  // What a cut leaves of the last character is held back.
  const text = new TextDecoder('utf-8').decode(head, { stream: isCut });
  const damaged = text.match(/\ufffd/g)?.length ?? 0;
  return damaged * SOUND_PER_DAMAGED <= (text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0);
}

function lettersBeyondAscii(head: Buffer): number {
  return head.reduce((count, byte) => (byte > 0x7f ? count + 1 : count), 0);
}
