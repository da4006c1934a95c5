import { createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { sha256Hex } from './digest.ts';
import { PUBLIC_KEY_BYTES } from './signed-bytes.ts';

/** @param raw base64 of the 32 bytes. @throws Error when it is not an Ed25519 public key. */
export function publicKeyOf(raw: string): KeyObject {
  const bytes = Buffer.from(raw, 'base64');
  if (bytes.length !== PUBLIC_KEY_BYTES || bytes.toString('base64') !== raw) {
    throw new Error('Not a raw Ed25519 public key in base64');
  }
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') }, format: 'jwk' });
}

/** The raw 32 bytes of an Ed25519 public key, base64. */
export function rawPublicKey(key: KeyObject): string {
  const { x } = key.export({ format: 'jwk' });
  return Buffer.from(x ?? '', 'base64url').toString('base64');
}

/** `<plane>_k<first 16 hex digits of the SHA-256 of the raw public key>`: a key ID cannot be given to another key. */
export function signingKeyId(plane: string, publicKey: string): string {
  return `${plane}_k${sha256Hex(Buffer.from(publicKey, 'base64')).slice(0, 16)}`;
}
