import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadPlaneKey, PlaneKeyError } from './plane-key.ts';

describe('loadPlaneKey', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chancery-plane-key-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('makes a random key on first start and finds it again', () => {
    const first = loadPlaneKey(folder);
    expect(first).toHaveLength(32);
    expect(loadPlaneKey(folder)).toEqual(first);
    expect(loadPlaneKey(join(folder, 'other'))).not.toEqual(first);
  });

  it('keeps the key in a file only its owner reads, and leaves nothing else behind', () => {
    loadPlaneKey(folder);
    expect(readdirSync(folder)).toEqual(['plane.key']);
    expect(statSync(join(folder, 'plane.key')).mode & 0o777).toBe(0o600);
  });

  it('refuses a key file that others can read', () => {
    loadPlaneKey(folder);
    chmodSync(join(folder, 'plane.key'), 0o640);
    expect(() => loadPlaneKey(folder)).toThrow(PlaneKeyError);
    expect(() => loadPlaneKey(folder)).toThrow('chmod 600');
  });

  it('prefers the configured key, in either spelling, and writes no file then', () => {
    const key = Buffer.alloc(32, 7);
    expect(Buffer.from(loadPlaneKey(folder, key.toString('hex')))).toEqual(key);
    expect(Buffer.from(loadPlaneKey(folder, `${key.toString('base64')}\n`))).toEqual(key);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['', 'secret', 'ab'.repeat(31), 'xy'.repeat(32)])('refuses %j without repeating it', (configured) => {
    expect(() => loadPlaneKey(folder, configured)).toThrow(`it has ${configured.length} characters`);
  });

  it('names the file when its content is no key', () => {
    writeFileSync(join(folder, 'plane.key'), 'half a ke', { mode: 0o600 });
    expect(() => loadPlaneKey(folder)).toThrow(join(folder, 'plane.key'));
  });
});
