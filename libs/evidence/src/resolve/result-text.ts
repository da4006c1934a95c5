import type { Json } from '@chancery/kernel';

/** The text of a result's value. @throws Error when it is not text (a bug in the statement). */
export function textOf(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  throw new Error(`Text was expected in a result, not ${JSON.stringify(value)}`);
}

export function textOrNull(value: Json): string | null {
  return value === null ? null : textOf(value);
}
