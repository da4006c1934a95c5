import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { PLANE_KEY_BYTES, PlaneKeyError } from '../plane-key.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FINGERPRINT_BYTES = 16;
const NO_SALT = new Uint8Array(0);

/**
 * Wraps subject keys with the plane's key: AES-256-GCM under a key derived from it, a random nonce, the subject as
 * additional data, so that a wrapped key is of use for its own subject only.
 */
export class KeyWrapping {
  private readonly wrappingKey: Uint8Array;
  /** Tells plane keys apart without giving anything away about them: hexadecimal digits. */
  readonly fingerprint: string;

  /** @throws PlaneKeyError when `planeKey` is not 32 bytes. */
  constructor(planeKey: Uint8Array) {
    if (planeKey.length !== PLANE_KEY_BYTES) {
      throw new PlaneKeyError(`A plane key has ${PLANE_KEY_BYTES} bytes; this one has ${planeKey.length}`);
    }
    this.wrappingKey = derive(planeKey, 'chancery/plane/wrap-subject-keys/v1', 32);
    this.fingerprint = Buffer.from(derive(planeKey, 'chancery/plane/fingerprint/v1', FINGERPRINT_BYTES)).toString(
      'hex',
    );
  }

  /** `nonce ‖ ciphertext ‖ tag`, 60 bytes for a key of 32. */
  wrap(subject: string, key: Uint8Array): Uint8Array {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.wrappingKey, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(subject));
    return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws Error when `wrapped` was altered or belongs to another subject or plane. */
  unwrap(subject: string, wrapped: Uint8Array): Uint8Array {
    const nonce = wrapped.subarray(0, NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.wrappingKey, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(subject));
    decipher.setAuthTag(wrapped.subarray(wrapped.length - TAG_BYTES));
    return Buffer.concat([
      decipher.update(wrapped.subarray(NONCE_BYTES, wrapped.length - TAG_BYTES)),
      decipher.final(),
    ]);
  }
}

/** HKDF-SHA-256 (RFC 5869) without salt: the input is a uniformly random key already. */
export function derive(key: Uint8Array, purpose: string, bytes: number): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, NO_SALT, purpose, bytes));
}
