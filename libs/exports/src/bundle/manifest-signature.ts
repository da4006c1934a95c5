import { createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { sha256Hex } from './digest.ts';

/** Prefixed to what is signed, so that a signature over a manifest can never pass for one over anything else. */
const DOMAIN = new TextEncoder().encode('chancery-export-manifest/1\n');

/** Length of an Ed25519 signature and of a raw public key, in bytes. */
export const SIGNATURE_BYTES = 64;
const PUBLIC_KEY_BYTES = 32;

/** What the key signs for a manifest of exactly these bytes. */
export function bytesToSign(manifest: Uint8Array): Uint8Array {
  return Buffer.concat([DOMAIN, manifest]);
}

/** Whether `signature` (64 raw bytes) is over exactly these manifest bytes. */
export function isSignedBy(publicKey: KeyObject, manifest: Uint8Array, signature: Uint8Array): boolean {
  return signature.length === SIGNATURE_BYTES && verify(null, bytesToSign(manifest), publicKey, signature);
}

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
