import { hash } from 'node:crypto';
import type { CommandContext } from '@chancery/event-sourcing';

/**
 * The ID of a new hold, `<plane>_h<24 hex digits>_<meter>`. Follows from the commandId, so that a repeated request is
 * the same command; says the meter, so that nothing has to be looked up to find its ledger.
 */
export function holdIdFor({ plane, tenant, commandId }: CommandContext, meter: string): string {
  return `${plane}_h${hash('sha256', JSON.stringify([tenant, commandId]), 'hex').slice(0, 24)}_${meter}`;
}

/** The meter of a hold. @throws Error for what is no hold's ID: routes let none through. */
export function meterOfHold(hold: string): string {
  const meter = /^(?:us|eu)_h[0-9a-f]{24}_([a-z][a-z0-9_]{0,62})$/.exec(hold)?.[1];
  if (meter === undefined) throw new Error(`"${hold}" is not the ID of a hold`);
  return meter;
}
