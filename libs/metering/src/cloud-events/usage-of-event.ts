import type { FieldError } from '@chancery/platform';
import { attributeErrors } from './cloud-event.ts';
import type { SentEvent, UsageEvent } from './cloud-event.ts';

/** What the usage routes ask of a use. */
export type UsageKind = 'consume' | 'check' | 'report' | 'hold';

const OUR_TYPES = 'chancery.usage.';

/**
 * The body that an event stands for: its subject is the meter, what is in `data` the rest, and its time the moment of
 * what is reported; or what does not fit of it, by attribute.
 */
export function bodyOfEvent(event: SentEvent, kind: UsageKind): { readonly body: object } | readonly FieldError[] {
  const errors = attributeErrors(event);
  if (errors.length > 0) return errors;
  const { type, subject, time, data } = event as UsageEvent;
  if (type.startsWith(OUR_TYPES) && type !== OUR_TYPES + kind) {
    return [{ field: 'type', message: `type must be ${OUR_TYPES}${kind} here, or one of your own` }];
  }
  if (subject !== undefined && data['meter'] !== undefined && data['meter'] !== subject) {
    return [{ field: 'subject', message: 'subject must name the same meter as data.meter' }];
  }
  const moment = kind === 'report' && time !== undefined ? { occurredAt: time } : {};
  return { body: { ...data, ...(subject === undefined ? {} : { meter: subject }), ...moment } };
}

/** What a batched event asks for; `null`: its type does not say. */
export function kindOfEvent({ type }: SentEvent): 'consume' | 'report' | null {
  if (type === `${OUR_TYPES}consume`) return 'consume';
  return type === `${OUR_TYPES}report` ? 'report' : null;
}

/** What is wrong with a field of the body, told of the attribute that it came from. */
export function errorOfEvent({ field, message }: FieldError, { subject }: SentEvent): FieldError {
  const attribute = ATTRIBUTES[field] ?? `data.${field}`;
  const named = field === 'meter' && subject === undefined ? 'data.meter' : attribute;
  return { field: named, message: message.startsWith(field) ? named + message.slice(field.length) : message };
}

const ATTRIBUTES: { readonly [field: string]: string | undefined } = { meter: 'subject', occurredAt: 'time' };
