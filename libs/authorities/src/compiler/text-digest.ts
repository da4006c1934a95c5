import { hash } from 'node:crypto';

/** SHA-256 of the UTF-8 bytes of `text`, hex: what `sha256sum` says of the same text in a file. */
export function textDigest(text: string): string {
  return hash('sha256', text, 'hex');
}
