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

/** Ed25519 signature (64 bytes) over the manifest's exact bytes. */
export type SignManifest = (manifest: Uint8Array) => Uint8Array;

/** The plane's private signing keys: they sign in here and never leave. */
export class SigningKeyVault {
  constructor(private readonly store: PrivateKeyStore) {}

  /** Makes a new Ed25519 key pair and keeps it, durably, before anybody hears of it. */
  async generate(plane: PlaneId): Promise<PublicSigningKey> {
    const pair = generateKeyPairSync('ed25519');
    const publicKey = rawPublicKey(pair.publicKey);
    const keyId = signingKeyId(plane, publicKey);
    await this.store.save(keyId, pair.privateKey.export({ format: 'der', type: 'pkcs8' }));
    return { keyId, publicKey };
  }

  /** @throws Error when the key is there but cannot be unwrapped. */
  async has(keyId: string): Promise<boolean> {
    return (await this.store.load(keyId)) !== null;
  }

  /** What signs with a key. @throws Error when the vault has no such key. */
  async signer(keyId: string): Promise<SignManifest> {
    const pkcs8 = await this.store.load(keyId);
    if (!pkcs8) throw new Error(`No private key for signing key ${keyId}`);
    const key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
    return (manifest) => sign(null, bytesToSign(manifest), key);
  }

  /** Forgets a key that was generated but never came into use. */
  discard(keyId: string): Promise<void> {
    return this.store.remove(keyId);
  }

  close(): Promise<void> {
    return this.store.close();
  }
}

/**
 * The vault in `<plane folder>/signing-keys`, its keys wrapped under the plane's key.
 * @param planeKey at least 32 random bytes, the same at every start.
 * @throws Error for a shorter key.
 */
export function openSigningKeys(planeFolder: string, planeKey: Uint8Array): SigningKeyVault {
  return new SigningKeyVault(new FilePrivateKeyStore(join(planeFolder, 'signing-keys'), planeKey));
}
