import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { signingKeyId } from '../../bundle/manifest-signature.ts';
import { isSignedBy } from '../../verify/web-crypto.ts';
import { SigningKeyVault } from './signing-key-vault.ts';
import type { PrivateKeyStore } from './private-key-store.ts';

/** A plane's place for private keys, as the suite sees it. */
export interface PrivateKeyPlace {
  /** A store on this place: several at once, as processes of their own have them. @throws Error for a short key. */
  open(planeKey: Uint8Array): Promise<PrivateKeyStore>;
  /** The bytes kept for a key; `null` when there are none. */
  wrappedKey(keyId: string): Promise<Buffer | null>;
  /** Puts other bytes in the place of a key's. */
  replace(keyId: string, wrapped: Uint8Array): Promise<void>;
  dispose(): Promise<void>;
}

const manifest = new TextEncoder().encode('{"format":"chancery-export/1"}');
/** Start of every Ed25519 key in PKCS #8 (RFC 8410). */
const BARE_KEY = Buffer.from('302e020100300506032b657004220420', 'hex');

/** What every store of private keys does, seen through the vault that stands before it. */
export function privateKeyStoreContract(adapter: string, newPlace: () => Promise<PrivateKeyPlace>): void {
  describe(`private signing keys in ${adapter}`, () => {
    const planeKey = randomBytes(32);
    const opened: SigningKeyVault[] = [];
    let place: PrivateKeyPlace;
    const openVault = async (key: Uint8Array = planeKey) => {
      const vault = new SigningKeyVault(await place.open(key));
      opened.push(vault);
      return vault;
    };
    beforeEach(async () => {
      place = await newPlace();
    });
    afterEach(async () => {
      for (const vault of opened.splice(0)) await vault.close();
      await place.dispose();
    });

    it('sign with a key that was generated, also in another process, and after it was opened again', async () => {
      const other = await openVault();
      const { keyId, publicKey } = await (await openVault()).generate('eu');
      for (const vault of [other, await openVault()]) {
        const signature = (await vault.signer(keyId))(manifest);
        expect(await isSignedBy(publicKey, manifest, signature)).toBe(true);
        expect(await isSignedBy(publicKey, new Uint8Array([...manifest, 32]), signature)).toBe(false);
      }
    });

    it('are named after the fingerprint of their public half', async () => {
      const { keyId, publicKey } = await (await openVault()).generate('us');
      expect(keyId).toBe(signingKeyId('us', publicKey));
      expect(keyId).toMatch(/^us_k[0-9a-f]{16}$/);
    });

    it('are never kept bare', async () => {
      const { keyId } = await (await openVault()).generate('eu');
      const wrapped = await place.wrappedKey(keyId);
      expect(wrapped?.length).toBeGreaterThan(BARE_KEY.length);
      expect(wrapped?.includes(BARE_KEY)).toBe(false);
    });

    it('do not unwrap under another plane’s key', async () => {
      const { keyId } = await (await openVault()).generate('eu');
      await expect((await openVault(randomBytes(32))).signer(keyId)).rejects.toThrow();
    });

    it('do not unwrap when they were altered, cut, or put in the place of another', async () => {
      const vault = await openVault();
      const { keyId } = await vault.generate('eu');
      const whole = (await place.wrappedKey(keyId)) ?? Buffer.alloc(0);
      const altered = Buffer.from(whole);
      altered[20] = (altered[20] ?? 0) ^ 1;
      for (const damaged of [altered, whole.subarray(0, 40), whole.subarray(0, 5)]) {
        await place.replace(keyId, damaged);
        await expect(vault.has(keyId)).rejects.toThrow();
      }
      const other = await vault.generate('eu');
      await place.replace(other.keyId, whole);
      await expect(vault.signer(other.keyId)).rejects.toThrow();
    });

    it('are gone when they were discarded, as if they never were', async () => {
      const vault = await openVault();
      const { keyId } = await vault.generate('eu');
      expect(await vault.has(keyId)).toBe(true);
      await vault.discard(keyId);
      await vault.discard(keyId);
      expect(await vault.has(keyId)).toBe(false);
      expect(await place.wrappedKey(keyId)).toBeNull();
      await expect(vault.signer(keyId)).rejects.toThrow(`No private key for signing key ${keyId}`);
    });

    it('have plain names, and need a whole plane key', async () => {
      const store = await place.open(planeKey);
      await expect(store.load('../eu_k0')).rejects.toThrow('Not a signing key ID');
      await expect(store.save('../eu_k0', manifest)).rejects.toThrow('Not a signing key ID');
      await expect(store.remove('../eu_k0')).rejects.toThrow('Not a signing key ID');
      await store.close();
      await expect(openVault(randomBytes(16))).rejects.toThrow('32 bytes at least');
    });
  });
}
