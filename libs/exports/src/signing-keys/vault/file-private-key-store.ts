import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { PrivateKeyStore } from './private-key-store.ts';

/** Binds the wrapping key to its use: the same plane key gives other keys for other uses. */
const KEY_INFO = 'chancery export signing keys v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * One file per private key: `nonce ‖ ciphertext ‖ tag`, AES-256-GCM under a key derived from the plane's key (HKDF,
 * SHA-256), the key ID authenticated with it. Files appear whole and are readable by their owner only.
 */
export class FilePrivateKeyStore implements PrivateKeyStore {
  private readonly wrappingKey: Buffer;

  constructor(
    private readonly folder: string,
    planeKey: Uint8Array,
  ) {
    this.wrappingKey = Buffer.from(hkdfSync('sha256', planeKey, new Uint8Array(), KEY_INFO, 32));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  save(keyId: string, pkcs8: Uint8Array): void {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.wrappingKey, nonce).setAAD(Buffer.from(keyId));
    const wrapped = Buffer.concat([nonce, cipher.update(pkcs8), cipher.final(), cipher.getAuthTag()]);
    const path = this.path(keyId);
    writeDurably(`${path}.new`, wrapped);
    renameSync(`${path}.new`, path);
    syncFolder(this.folder);
  }

  load(keyId: string): Uint8Array | null {
    const wrapped = this.read(keyId);
    if (!wrapped) return null;
    const tagStart = wrapped.length - TAG_BYTES;
    const decipher = createDecipheriv('aes-256-gcm', this.wrappingKey, wrapped.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(keyId)).setAuthTag(wrapped.subarray(tagStart));
    return Buffer.concat([decipher.update(wrapped.subarray(NONCE_BYTES, tagStart)), decipher.final()]);
  }

  remove(keyId: string): void {
    rmSync(this.path(keyId), { force: true });
  }

  private read(keyId: string): Buffer | null {
    try {
      return readFileSync(this.path(keyId));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  private path(keyId: string): string {
    if (!/^[a-z0-9_]{1,80}$/.test(keyId)) throw new Error(`Not a signing key ID: "${keyId}"`);
    return join(this.folder, `${keyId}.key`);
  }
}

function writeDurably(path: string, content: Uint8Array): void {
  const file = openSync(path, 'w', 0o600);
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
