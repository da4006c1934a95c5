import { hash } from 'node:crypto';
import { cursorProblem, Problem } from '@chancery/platform';
import type { KeyTexts } from './page-keys.ts';
import type { DatasetFiles } from './tenant-engine.ts';

/**
 * Where the next page of a result begins, and on what: the statement, the versions of the datasets it read, how many
 * rows were answered, a digest of these, and the keys of the last one. A SELECT need have no key to go on after: then
 * rows are counted, and the digest tells when counting would repeat or leave out rows. It holds nothing its bearer does
 * not know, and is not signed.
 */
export interface PageCursor {
  /** SHA-256 of the statement, its first 16 hex digits. */
  readonly statement: string;
  readonly offset: number;
  /** Of the rows up to `offset`, 16 hex digits (see `result-page.ts`). */
  readonly seen: string;
  /** By dataset. */
  readonly pins: { readonly [dataset: string]: DatasetPin };
  /** The last entry of the tenant's log that was read; `null` when the statement does not read it. */
  readonly entry: number | null;
  /** Of the last row, where the next page can begin right after them. */
  readonly after: KeyTexts | null;
}

/** A version of a dataset: its first batches, and the first 16 hex digits of the SHA-256 of all that is in them. */
export type DatasetPin = readonly [batches: number, digest: string];

/** How far a cursor may reach into a result; what lies beyond is for downloads. */
export const MAX_OFFSET = 1_000_000;

export function encodeCursor({ statement, offset, seen, pins, entry, after }: PageCursor): string {
  return Buffer.from(JSON.stringify([2, statement, offset, seen, pins, entry, after])).toString('base64url');
}

/** @throws Problem `validation-failed` for what is no cursor of `sql`. */
export function decodeCursor(text: string, sql: string): PageCursor {
  const cursor = parsed(text);
  if (!cursor) throw cursorProblem();
  if (cursor.statement === statementDigest(sql)) return cursor;
  const message = 'after belongs to another statement; send the same `sql` with it';
  throw new Problem('validation-failed', `${message}.`, { errors: [{ field: 'after', message }] });
}

function parsed(text: string): PageCursor | null {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
  if (!Array.isArray(value)) return null;
  const [version, statement, offset, seen, pins, entry, after] = value as readonly unknown[];
  if (version !== 2 || typeof statement !== 'string' || typeof seen !== 'string') return null;
  if (!isCount(offset) || offset > MAX_OFFSET) return null;
  if (entry !== null && !isCount(entry)) return null;
  if (!isPins(pins) || !isKeys(after) || !/^[0-9a-f]{16}$/.test(seen)) return null;
  return { statement, offset, seen, pins, entry, after };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}

function isPins(value: unknown): value is PageCursor['pins'] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every(
    (pin: unknown) => Array.isArray(pin) && Number.isSafeInteger(pin[0]) && typeof pin[1] === 'string',
  );
}

function isKeys(value: unknown): value is KeyTexts | null {
  if (value === null) return true;
  return (
    Array.isArray(value) &&
    value.every((text: unknown) => text === null || (typeof text === 'string' && !text.includes('\0')))
  );
}

export function statementDigest(sql: string): string {
  return hash('sha256', sql).slice(0, 16);
}

/** The version of a dataset that was read. */
export function pinOf({ batches }: DatasetFiles): DatasetPin {
  return [batches.length, hash('sha256', JSON.stringify(batches)).slice(0, 16)];
}

/**
 * The dataset as the first page saw it: batches that came later left out.
 * @throws Problem `query-cursor-outdated` when something of it was withdrawn since
 */
export function pinnedFiles(files: DatasetFiles, pins: PageCursor['pins']): DatasetFiles {
  const [count, digest] = pins[files.dataset] ?? [0, ''];
  const pinned = { ...files, batches: files.batches.slice(0, count) };
  if (count > 0 && pinOf(pinned)[1] === digest) return pinned;
  throw new Problem(
    'query-cursor-outdated',
    `Evidence of "${files.dataset}" that the first page was computed from has been withdrawn since. Begin again without \`after\`.`,
  );
}
