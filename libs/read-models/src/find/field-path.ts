import type { Json } from '@chancery/kernel';
import type { Document } from '../document-store.ts';

const FIELD_PATH = /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$/;

/** What a field can be found and sorted by; `null` where it is missing or anything but a string or a number. */
export type FieldValue = string | number | null;

/** @throws Error for what is no dotted path of names. */
export function checkFieldPath(field: string): void {
  if (!FIELD_PATH.test(field)) throw new Error(`Not a field: ${JSON.stringify(field)}`);
}

/** The value at a dotted path of a document. */
export function fieldValue(document: Document, field: string): FieldValue {
  let value: Json | undefined = document;
  for (const name of field.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name)) return null;
    value = (value as Document)[name];
  }
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}
