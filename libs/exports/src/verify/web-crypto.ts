import { bytesToSign, PUBLIC_KEY_BYTES, SIGNATURE_BYTES } from '../bundle/signed-bytes.ts';

/** What browsers and Node both have: the verifier runs in either. */
const { subtle } = globalThis.crypto;

/** SHA-256, hex. */
export async function sha256Of(content: Uint8Array): Promise<string> {
  const digest = await subtle.digest('SHA-256', exact(content));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Whether `signature` (64 raw bytes) is over exactly these manifest bytes.
 * @param publicKey raw 32 bytes, base64. @throws Error when it is not an Ed25519 public key.
 */
export async function isSignedBy(publicKey: string, manifest: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const key = await subtle.importKey('raw', exact(rawKey(publicKey)), 'Ed25519', false, ['verify']);
  if (signature.length !== SIGNATURE_BYTES) return false;
  return subtle.verify('Ed25519', key, exact(signature), exact(bytesToSign(manifest)));
}

/** The ID that a key of this plane must have (see `signingKeyId`); `null` for what is no key. */
export async function keyIdOf(plane: string, publicKey: string): Promise<string | null> {
  try {
    return `${plane}_k${(await sha256Of(rawKey(publicKey))).slice(0, 16)}`;
  } catch {
    return null;
  }
}

/** @throws Error when it is not 32 bytes in base64, written in the one way there is. */
function rawKey(publicKey: string): Uint8Array {
  const text = atob(publicKey);
  if (text.length !== PUBLIC_KEY_BYTES || btoa(text) !== publicKey) {
    throw new Error('Not a raw Ed25519 public key in base64');
  }
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** The types of WebCrypto exclude shared memory, of which nothing here is made. */
function exact(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes as Uint8Array<ArrayBuffer>;
}
