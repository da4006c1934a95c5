import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { join } from 'node:path';
import type { PlaneId } from '@chancery/kernel';
import { bytesToSign } from '../../bundle/signed-bytes.ts';
import { rawPublicKey, signingKeyId } from '../../bundle/manifest-signature.ts';
import { FilePrivateKeyStore } from './file-private-key-store.ts';
import type { PrivateKeyStore } from './private-key-store.ts';

/** The public half of a key pair whose private half the vault keeps. */
export interface PublicSigningKey {
  readonly keyId: string;
  /** Raw 32 bytes, base64. */
  readonly publicKey: string;
}

/** The plane's private signing keys: they sign in here and never leave. */
export class SigningKeyVault {
  constructor(private readonly store: PrivateKeyStore) {}

  /** Makes a new Ed25519 key pair and keeps it, durably, before anybody hears of it. */
  generate(plane: PlaneId): PublicSigningKey {
    const pair = generateKeyPairSync('ed25519');
    const publicKey = rawPublicKey(pair.publicKey);
    const keyId = signingKeyId(plane, publicKey);
    this.store.save(keyId, pair.privateKey.export({ format: 'der', type: 'pkcs8' }));
    return { keyId, publicKey };
  }

  /** @throws Error when the key is there but cannot be unwrapped. */
  has(keyId: string): boolean {
    return this.store.load(keyId) !== null;
  }

  /** Ed25519 signature (64 bytes) over the manifest's exact bytes. @throws Error when the vault has no such key. */
  signManifest(keyId: string, manifest: Uint8Array): Uint8Array {
    const pkcs8 = this.store.load(keyId);
    if (!pkcs8) throw new Error(`No private key for signing key ${keyId}`);
    const key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
    return sign(null, bytesToSign(manifest), key);
  }

  /** Forgets a key that was generated but never came into use. */
  discard(keyId: string): void {
    this.store.remove(keyId);
  }
}

/**
 * The vault in `<plane folder>/signing-keys`, its keys wrapped under the plane's key.
 * @param planeKey at least 32 random bytes, the same at every start.
 * @throws Error for a shorter key.
 */
export function openSigningKeys(planeFolder: string, planeKey: Uint8Array): SigningKeyVault {
  if (planeKey.length < 32) throw new Error(`The plane key of ${planeFolder} is too short: 32 bytes at least`);
  return new SigningKeyVault(new FilePrivateKeyStore(join(planeFolder, 'signing-keys'), planeKey));
}
