import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { signingKeyId } from '../../bundle/manifest-signature.ts';
import { isSignedBy } from '../../verify/web-crypto.ts';
import { openSigningKeys } from './signing-key-vault.ts';

const manifest = new TextEncoder().encode('{"format":"chancery-export/1"}');
const planeKey = randomBytes(32);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signing-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function keyFile(): string {
  const [name = ''] = readdirSync(join(folder, 'signing-keys'));
  return join(folder, 'signing-keys', name);
}

describe('SigningKeyVault', () => {
  it('signs with a key it generated, also after it was opened again', async () => {
    const { keyId, publicKey } = openSigningKeys(folder, planeKey).generate('eu');
    const signature = openSigningKeys(folder, planeKey).signManifest(keyId, manifest);
    expect(await isSignedBy(publicKey, manifest, signature)).toBe(true);
    expect(await isSignedBy(publicKey, new Uint8Array([...manifest, 32]), signature)).toBe(false);
  });

  it('names a key after its fingerprint', () => {
    const { keyId, publicKey } = openSigningKeys(folder, planeKey).generate('us');
    expect(keyId).toBe(signingKeyId('us', publicKey));
    expect(keyId).toMatch(/^us_k[0-9a-f]{16}$/);
  });

  it('keeps no bare private key on disk, and its file for its owner only', () => {
    openSigningKeys(folder, planeKey).generate('eu');
    // Start of every Ed25519 key in PKCS #8 (RFC 8410).
    const header = Buffer.from('302e020100300506032b657004220420', 'hex');
    expect(readFileSync(keyFile()).includes(header)).toBe(false);
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
  });

  it('does not unwrap under another plane’s key', () => {
    const { keyId } = openSigningKeys(folder, planeKey).generate('eu');
    expect(() => openSigningKeys(folder, randomBytes(32)).signManifest(keyId, manifest)).toThrow();
  });

  it('does not unwrap a file that was altered, cut, or put in the place of another', () => {
    const vault = openSigningKeys(folder, planeKey);
    const { keyId } = vault.generate('eu');
    const path = keyFile();
    const whole = readFileSync(path);
    for (const damaged of [whole.with(20, (whole[20] ?? 0) ^ 1), whole.subarray(0, 40), whole.subarray(0, 5)]) {
      writeFileSync(path, damaged);
      expect(() => vault.has(keyId)).toThrow();
    }
    const other = vault.generate('eu');
    writeFileSync(join(folder, 'signing-keys', `${other.keyId}.key`), whole);
    expect(() => vault.signManifest(other.keyId, manifest)).toThrow();
  });

  it('has no key that was discarded, or never was', () => {
    const vault = openSigningKeys(folder, planeKey);
    const { keyId } = vault.generate('eu');
    vault.discard(keyId);
    expect(vault.has(keyId)).toBe(false);
    expect(() => vault.signManifest(keyId, manifest)).toThrow(`No private key for signing key ${keyId}`);
    expect(() => vault.has('../eu_k0')).toThrow('Not a signing key ID');
  });

  it('refuses a plane key that is too short', () => {
    expect(() => openSigningKeys(folder, randomBytes(16))).toThrow('32 bytes at least');
  });
});
