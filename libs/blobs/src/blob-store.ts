import type { Readable } from 'node:stream';

/** What a blob is: its key, length in bytes and SHA-256 (hex) of its content. */
export interface BlobInfo {
  readonly key: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Bytes `first` to `last` of a blob, both included, from 0. */
export interface BlobRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Files of one plane. Keys are slash-separated segments of `[A-Za-z0-9_.=]`, no `..`. A blob appears whole or not at all
 * and never changes: writing the same key again replaces it atomically. Every adapter passes `blob-store.contract.ts`.
 * Everything throws `StoreUnavailableError` while the store is out of reach; a `put` that failed so may be repeated.
 */
export interface BlobStore {
  /** Streams into a blob; memory stays flat. @throws Error when the source fails: nothing is left behind. */
  put(key: string, content: Readable | Uint8Array): Promise<BlobInfo>;
  /** The content, or the part of `range` that there is. @throws BlobNotFoundError */
  read(key: string, range?: BlobRange): Promise<Readable>;
  info(key: string): Promise<BlobInfo | null>;
  /** Makes the blob readable as a file inside `folder` under `fileName` (a link where the adapter can). Returns the path. @throws BlobNotFoundError */
  stage(key: string, folder: string, fileName: string): Promise<string>;
  /** Idempotent. */
  delete(key: string): Promise<void>;
  /** Keys that start with `prefix`, sorted. */
  list(prefix: string): AsyncIterable<string>;
}

export class BlobNotFoundError extends Error {
  override readonly name = 'BlobNotFoundError';
}

/** The store refuses for good: wrong credentials, not allowed, no such bucket. Trying again does not help. */
export class BlobStoreRefusedError extends Error {
  override readonly name = 'BlobStoreRefusedError';
}
