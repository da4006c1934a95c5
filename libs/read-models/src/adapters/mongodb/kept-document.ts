import { BSON } from 'mongodb';
import { refText } from '../../collection-ref.ts';
import { DocumentTooLargeError } from '../../document-store.ts';
import type { CollectionRef, Document, DocumentWrite, StoredDocument } from '../../document-store.ts';
import { fieldValue } from '../../find/field-path.ts';
import { sortKey } from './sort-key.ts';

/**
 * A document as MongoDB keeps it: its JSON text as it was, so that nothing of it is lost in another type system, and
 * beside it what it is found by.
 */
export interface KeptDocument {
  readonly _id: string;
  /** Absent: a tombstone. */
  readonly json?: string;
  readonly lastPosition: string;
  /** Sort keys of the indexed fields, by `keyOf`; of live documents only. */
  readonly fields?: { readonly [key: string]: string };
}

/** 16 MiB is what the server takes, for a document and for a write with its filter; the rest is for the frame. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024 - 64 * 1024;
/** Texts that cannot come near the limit are not measured. */
const SURELY_SMALL = 1024 * 1024;

/** The name under which an indexed field is kept: a dot would be a path to MongoDB. */
export function keyOf(field: string): string {
  return field.replaceAll('.', ':');
}

/** @throws DocumentTooLargeError. @throws TypeError for what JSON cannot hold. */
export function kept(ref: CollectionRef, fields: readonly string[], write: DocumentWrite): KeptDocument {
  const { id, document, lastPosition } = write;
  if (document === null) return { _id: id, lastPosition };
  const result = { _id: id, json: JSON.stringify(document), lastPosition, fields: sortKeys(document, fields) };
  if (result.json.length > SURELY_SMALL) checkSize(ref, result);
  return result;
}

export function sortKeys(document: Document, fields: readonly string[]): { readonly [key: string]: string } {
  return Object.fromEntries(fields.map((field) => [keyOf(field), sortKey(fieldValue(document, field))]));
}

export function stored({ _id, json, lastPosition }: KeptDocument): StoredDocument {
  return { id: _id, document: json === undefined ? null : (JSON.parse(json) as Document), lastPosition };
}

function checkSize(ref: CollectionRef, document: KeptDocument): void {
  const bytes = BSON.calculateObjectSize(document);
  if (bytes <= MAX_DOCUMENT_BYTES) return;
  throw new DocumentTooLargeError(
    document._id,
    `${refText(ref)}: the document ${JSON.stringify(document._id)} takes ${bytes} bytes; MongoDB keeps at most ${MAX_DOCUMENT_BYTES}`,
  );
}
