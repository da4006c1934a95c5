import type { CommandId } from '@chancery/kernel';
import { Problem } from '@chancery/platform';
import type { FieldError } from '@chancery/platform';
import { MAX_BATCH_METERS } from '../../contract/batch.dto.ts';
import type { UsageBatchBody, UsageBatchItemBody } from '../../contract/batch.dto.ts';
import type { BatchItem } from './batch-item.ts';

/** The items of a body whose fields fit. @throws Problem `validation-failed` naming each item that does not fit the others. */
export function itemsOfBody({ items, atomic }: UsageBatchBody): readonly BatchItem[] {
  const own = items.flatMap((item, index) => itemErrors(item, index, atomic === true));
  const errors = [...own, ...errorsOfAll(items, (index) => `items.${index}.key`)];
  throwUnlessEmpty(errors);
  return items.map(itemOf);
}

/**
 * @param keyField what an item's key is called where it was sent
 * @throws Problem `validation-failed` where items have the same key, or name too many meters
 */
export function requireBatch(items: readonly BatchItem[], keyField: (index: number) => string): void {
  throwUnlessEmpty(errorsOfAll(items, keyField));
}

/** An item of fields that fit. */
export function itemOf({ kind, meter, quantity, occurredAt, key }: UsageBatchItemBody): BatchItem {
  const late = typeof occurredAt === 'string' ? { occurredAt: Date.parse(occurredAt) } : {};
  return { kind, meter, quantity, ...late, key: typeof key === 'string' ? (key as CommandId) : null };
}

function itemErrors({ kind, occurredAt, key }: UsageBatchItemBody, index: number, atomic: boolean): FieldError[] {
  const moment = kind === 'consume' && typeof occurredAt === 'string';
  const keyed = atomic && typeof key === 'string';
  return [
    ...(moment ? [fieldError(index, 'occurredAt', 'must be absent: what is consumed is decided now')] : []),
    ...(keyed ? [fieldError(index, 'key', 'must be absent: an atomic batch has one key, its Idempotency-Key')] : []),
  ];
}

function errorsOfAll(
  items: readonly { readonly meter: string; readonly key?: string | null }[],
  keyField: (index: number) => string,
): FieldError[] {
  const first = new Map<string, number>();
  const repeated = items.flatMap(({ key }, index) => {
    if (typeof key !== 'string') return [];
    const before = first.get(key);
    if (before !== undefined) {
      return [{ field: keyField(index), message: `${keyField(index)} gives the same key as ${keyField(before)}` }];
    }
    first.set(key, index);
    return [];
  });
  const meters = new Set(items.map(({ meter }) => meter)).size;
  if (meters <= MAX_BATCH_METERS) return repeated;
  return [...repeated, { field: 'items', message: `items name ${meters} meters: ${MAX_BATCH_METERS} at most` }];
}

function fieldError(index: number, name: string, rule: string): FieldError {
  const field = `items.${index}.${name}`;
  return { field, message: `${field} ${rule}` };
}

function throwUnlessEmpty(errors: readonly FieldError[]): void {
  if (errors.length === 0) return;
  throw new Problem('validation-failed', `${errors.map(({ message }) => message).join('; ')}.`, { errors });
}
