import { unzipSync, zipSync } from 'fflate';
import type { Zippable } from 'fflate';

/** Names and contents in the order they stand in the archive. */
export type ZipEntries = ReadonlyMap<string, Uint8Array>;

/** MS-DOS time cannot say less, and no time zone changes it: fflate takes the local calendar fields. */
const EPOCH = new Date(1980, 0, 1, 12);

/**
 * A ZIP whose bytes follow from its entries alone: stored, not deflated (a compressor may change from release to release
 * and leaves bits that mean nothing), one fixed time, no attributes. So a verifier can write the archive again and any
 * byte that differs has been altered.
 */
export function packZip(entries: ZipEntries): Uint8Array {
  const files: Zippable = {};
  for (const [path, content] of entries) files[path] = [content, { level: 0, mtime: EPOCH }];
  return zipSync(files);
}

export interface ReadZip {
  readonly entries: ZipEntries;
  /** Whether `packZip` makes these very bytes of these entries; otherwise something was altered, added or hidden. */
  readonly exact: boolean;
}

/** @throws NotABundleError when it is no archive of stored files with different names. */
export function readZip(bytes: Uint8Array): ReadZip {
  const entries = new Map(Object.entries(unzip(bytes)));
  return { entries, exact: sameBytes(packZip(entries), bytes) };
}

function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index++) if (left[index] !== right[index]) return false;
  return true;
}

export class NotABundleError extends Error {
  override readonly name = 'NotABundleError';
}

function unzip(bytes: Uint8Array): { [path: string]: Uint8Array } {
  const seen = new Set<string>();
  try {
    return unzipSync(bytes, {
      filter({ name, compression, size, originalSize }) {
        if (compression !== 0 || size !== originalSize) {
          throw new NotABundleError(`"${name}" is compressed: it was packed anew; take the file as it was downloaded`);
        }
        if (seen.has(name)) throw new NotABundleError(`"${name}" is in it twice`);
        seen.add(name);
        return true;
      },
    });
  } catch (error) {
    if (error instanceof NotABundleError) throw error;
    throw new NotABundleError('it is not a readable ZIP archive');
  }
}
