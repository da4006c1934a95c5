import { canonicalJson } from '@chancery/kernel';
import type { ExportNameplate } from '../../bundle/manifest.ts';

/**
 * The nameplate for machines: in a PDF it stands uncompressed in the document information, so that a verifier finds it
 * without reading PDF. Letters, digits, `-`, `_` and `:` only: no PDF writer has to escape it.
 */
export function nameplateToken(nameplate: ExportNameplate): string {
  const json = new TextEncoder().encode(canonicalJson(nameplate));
  const base64 = btoa(Array.from(json, (byte) => String.fromCharCode(byte)).join(''));
  return `chancery-nameplate:${base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** Whether a PDF carries this nameplate in its document information, once and no other. */
export function carriesNameplate(pdf: Uint8Array, nameplate: ExportNameplate): boolean {
  const found = new TextDecoder('latin1').decode(pdf).match(/\(chancery-nameplate:[\w-]*\)/g) ?? [];
  return found.length === 1 && found[0] === `(${nameplateToken(nameplate)})`;
}
