/** Prefixed to what is signed, so that a signature over a manifest can never pass for one over anything else. */
const DOMAIN = new TextEncoder().encode('chancery-export-manifest/1\n');

/** Length of an Ed25519 signature and of a raw public key, in bytes. */
export const SIGNATURE_BYTES = 64;
export const PUBLIC_KEY_BYTES = 32;

/** What the key signs for a manifest of exactly these bytes. */
export function bytesToSign(manifest: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(DOMAIN.length + manifest.length);
  bytes.set(DOMAIN);
  bytes.set(manifest, DOMAIN.length);
  return bytes;
}
