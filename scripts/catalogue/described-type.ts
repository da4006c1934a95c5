import type { Envelope } from '@chancery/event-sourcing';
import { parseStreamName } from '@chancery/kernel';
import type { JsonObject } from '@chancery/kernel';
import type { EventType } from './event-types.ts';

/** An event type with what its documents say of it. */
export interface DescribedType {
  readonly eventType: EventType;
  readonly schema: JsonObject;
  /** The golden sample; `null` while there is none. */
  readonly sample: Envelope | null;
}

/** The streams of one category. */
export interface Category {
  readonly category: string;
  readonly context: string;
  /** `ledger-{tenant}-{id}`, or `tenant-{tenant}` where there is one stream per tenant. */
  readonly address: string;
  /** A stream of the samples; `null` while there is none. */
  readonly example: string | null;
  readonly types: readonly DescribedType[];
}

/** The description of a type's schema; empty when its interface has no doc comment. */
export function descriptionOf({ schema }: DescribedType): string {
  const description = schema['description'];
  return typeof description === 'string' ? description : '';
}

/** The event types by the streams they stand on, in order of name. */
export function byCategory(types: readonly DescribedType[]): readonly Category[] {
  const names = [...new Set(types.map(({ eventType }) => eventType.category))].sort();
  return names.map((category) => {
    const own = types.filter(({ eventType }) => eventType.category === category);
    const example = own.find(({ sample }) => sample !== null)?.sample?.stream ?? null;
    const perTenant = example !== null && parseStreamName(example).id === null;
    return {
      category,
      context: own[0]?.eventType.context ?? '',
      address: perTenant ? `${category}-{tenant}` : `${category}-{tenant}-{id}`,
      example,
      types: own,
    };
  });
}
