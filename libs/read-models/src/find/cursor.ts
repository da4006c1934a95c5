import type { FindOptions } from '../document-store.ts';
import type { FieldValue } from './field-path.ts';

/** Where a page ended: the sort value and the ID of its last document. */
export interface PageEnd {
  readonly value: FieldValue;
  readonly id: string;
}

/** `after` is no cursor, or one of a list with another order. */
export class InvalidCursorError extends Error {
  override readonly name = 'InvalidCursorError';
}

type Order = Pick<FindOptions, 'sortBy' | 'descending'>;

/** An opaque text that `decodeCursor` understands. It names its order, so that no other list takes it. */
export function encodeCursor(order: Order, end: PageEnd): string {
  return Buffer.from(JSON.stringify([...orderOf(order), end.value, end.id])).toString('base64url');
}

/** @throws InvalidCursorError */
export function decodeCursor(order: Order, cursor: string): PageEnd {
  const parts = parse(cursor);
  const [sortBy, descending] = orderOf(order);
  if (!Array.isArray(parts) || parts.length !== 4 || parts[0] !== sortBy || parts[1] !== descending) {
    throw new InvalidCursorError('The cursor does not belong to this list');
  }
  const [, , value, id] = parts as readonly unknown[];
  if (typeof id !== 'string' || !isFieldValue(value)) {
    throw new InvalidCursorError('The cursor does not belong to this list');
  }
  return { value, id };
}

function orderOf({ sortBy, descending }: Order): readonly [string | null, boolean] {
  return [sortBy ?? null, descending ?? false];
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch (error) {
    throw new InvalidCursorError('The cursor is not one that was handed out', { cause: error });
  }
}

function isFieldValue(value: unknown): value is FieldValue {
  return value === null || typeof value === 'string' || typeof value === 'number';
}
