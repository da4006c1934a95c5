import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Binds the wrapping key to its use: the same plane key gives other keys for other uses. */
const KEY_INFO = 'chancery export signing keys v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Bytes of a plane's key, at least. */
const PLANE_KEY_BYTES = 32;

/**
 * Wraps private keys for a store: `nonce ‖ ciphertext ‖ tag`, AES-256-GCM under a key derived from the plane's key (HKDF,
 * SHA-256), the key ID authenticated with it.
 */
export class PrivateKeyWrapping {
  private readonly wrappingKey: Uint8Array;

  /** @param planeKey at least 32 random bytes, the same at every start. @throws Error for a shorter key. */
  constructor(planeKey: Uint8Array) {
    if (planeKey.length < PLANE_KEY_BYTES) {
      throw new Error(`The plane key is too short for signing keys: ${PLANE_KEY_BYTES} bytes at least`);
    }
    this.wrappingKey = new Uint8Array(hkdfSync('sha256', planeKey, new Uint8Array(), KEY_INFO, 32));
  }

  /** @throws Error for what is no signing key's ID. */
  wrap(keyId: string, pkcs8: Uint8Array): Uint8Array {
    checkKeyId(keyId);
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.wrappingKey, nonce).setAAD(Buffer.from(keyId));
    return Buffer.concat([nonce, cipher.update(pkcs8), cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws Error when `wrapped` was altered, or belongs to another key ID or plane. */
  unwrap(keyId: string, wrapped: Uint8Array): Uint8Array {
    const tagStart = wrapped.length - TAG_BYTES;
    const decipher = createDecipheriv('aes-256-gcm', this.wrappingKey, wrapped.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(keyId)).setAuthTag(wrapped.subarray(tagStart));
    return Buffer.concat([decipher.update(wrapped.subarray(NONCE_BYTES, tagStart)), decipher.final()]);
  }
}

/** @throws Error for what is no signing key's ID. */
export function checkKeyId(keyId: string): void {
  if (!/^[a-z0-9_]{1,80}$/.test(keyId)) throw new Error(`Not a signing key ID: "${keyId}"`);
}
