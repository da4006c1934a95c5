/** Keeps private keys, wrapped; what leaves the process's memory is never a bare key. */
export interface PrivateKeyStore {
  /** Durable when it returns. `pkcs8`: DER. @throws Error when the key cannot be written. */
  save(keyId: string, pkcs8: Uint8Array): void;
  /** `null` when there is none of this ID. @throws Error when it cannot be unwrapped: altered, or another plane's key. */
  load(keyId: string): Uint8Array | null;
  /** Idempotent. */
  remove(keyId: string): void;
}
