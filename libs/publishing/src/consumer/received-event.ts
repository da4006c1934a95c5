import { OPTIONAL_ATTRIBUTES, REQUIRED_ATTRIBUTES } from './event-attributes.ts';
import type { EventAttributes } from './event-attributes.ts';

/** A published event as a consumer has it. */
export interface ReceivedEvent {
  readonly attributes: EventAttributes;
  /** The tenant and entry number of the attributes: what order is told by. */
  readonly tenant: string;
  readonly entry: number;
  /** The record exactly as it is stored, hashed and exported: UTF-8 JSON of envelope and payload. */
  readonly record: Uint8Array;
}

/** What came is not one of our events. */
export class NotAnEventError extends Error {
  override readonly name = 'NotAnEventError';
}

/**
 * Puts together what came: `attributes` by name, and the record's bytes.
 * @throws NotAnEventError naming the attribute that is missing or does not fit.
 */
export function receivedEvent(attributes: { readonly [name: string]: unknown }, record: Uint8Array): ReceivedEvent {
  const known: { [name: string]: string } = {};
  for (const name of [...REQUIRED_ATTRIBUTES, ...OPTIONAL_ATTRIBUTES]) {
    const value = attributes[name];
    if (typeof value === 'string' && value !== '') known[name] = value;
    else if (!(OPTIONAL_ATTRIBUTES as readonly string[]).includes(name)) {
      throw new NotAnEventError(`An event has no attribute "${name}"`);
    }
  }
  const { specversion, tenant = '', entry = '' } = known;
  if (specversion !== '1.0') throw new NotAnEventError(`CloudEvents ${specversion} is not known, 1.0 is`);
  if (!/^[1-9]\d{0,15}$/.test(entry)) throw new NotAnEventError(`"${entry}" is not an entry number`);
  return { attributes: known as unknown as EventAttributes, tenant, entry: Number(entry), record };
}
