import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { FilePrivateKeyStore } from './file-private-key-store.ts';
import { privateKeyStoreContract } from './private-key-store.contract.ts';
import { openSigningKeys } from './signing-key-vault.ts';

privateKeyStoreContract('files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'signing-keys-'));
  const path = (keyId: string) => join(folder, `${keyId}.key`);
  return {
    open: async (planeKey) => new FilePrivateKeyStore(folder, planeKey),
    wrappedKey: async (keyId) => (existsSync(path(keyId)) ? readFileSync(path(keyId)) : null),
    replace: async (keyId, wrapped) => writeFileSync(path(keyId), wrapped),
    dispose: async () => rmSync(folder, { recursive: true }),
  };
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signing-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('keeps a key in a file of the plane’s folder, for its owner only', async () => {
  const { keyId } = await openSigningKeys(folder, randomBytes(32)).generate('eu');
  expect(statSync(join(folder, 'signing-keys', `${keyId}.key`)).mode & 0o777).toBe(0o600);
});
