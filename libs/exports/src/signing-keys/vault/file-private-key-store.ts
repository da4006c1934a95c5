import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { PrivateKeyStore } from './private-key-store.ts';
import { checkKeyId, PrivateKeyWrapping } from './private-key-wrapping.ts';

/** One file per private key, wrapped under the plane's key. Files appear whole and are readable by their owner only. */
export class FilePrivateKeyStore implements PrivateKeyStore {
  private readonly wrapping: PrivateKeyWrapping;

  /** @throws Error for a plane key of less than 32 bytes. */
  constructor(
    private readonly folder: string,
    planeKey: Uint8Array,
  ) {
    this.wrapping = new PrivateKeyWrapping(planeKey);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  async save(keyId: string, pkcs8: Uint8Array): Promise<void> {
    const path = this.path(keyId);
    writeDurably(`${path}.new`, this.wrapping.wrap(keyId, pkcs8));
    renameSync(`${path}.new`, path);
    syncFolder(this.folder);
  }

  async load(keyId: string): Promise<Uint8Array | null> {
    const wrapped = this.read(keyId);
    return wrapped && this.wrapping.unwrap(keyId, wrapped);
  }

  async remove(keyId: string): Promise<void> {
    rmSync(this.path(keyId), { force: true });
  }

  async close(): Promise<void> {
    // Nothing is held open.
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
    checkKeyId(keyId);
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
