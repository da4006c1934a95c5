/** Keeps private keys, wrapped; what leaves the process's memory is never a bare key. Passes `private-key-store.contract.ts`. */
export interface PrivateKeyStore {
  /** Durable when it returns. `pkcs8`: DER. @throws Error when the key cannot be written. */
  save(keyId: string, pkcs8: Uint8Array): Promise<void>;
  /** `null` when there is none of this ID. @throws Error when it cannot be unwrapped: altered, or another plane's key. */
  load(keyId: string): Promise<Uint8Array | null>;
  /** Idempotent. */
  remove(keyId: string): Promise<void>;
  close(): Promise<void>;
}
