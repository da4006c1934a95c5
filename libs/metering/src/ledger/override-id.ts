import { hash } from 'node:crypto';
import type { CommandContext } from '@chancery/event-sourcing';

/** Follows from the commandId, so that a repeated request is the same command: `<plane>_o<24 hex digits>`. */
export function overrideIdFor({ plane, tenant, commandId }: CommandContext): string {
  return `${plane}_o${hash('sha256', JSON.stringify([tenant, commandId]), 'hex').slice(0, 24)}`;
}
