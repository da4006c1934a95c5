import { hash } from 'node:crypto';
import type { CommandContext } from '@chancery/event-sourcing';

/**
 * Follows from the commandId, so that a request sent to two processes at once is the same command on the same stream:
 * `<plane>_x<32 hex digits>`.
 */
export function exportIdFor({ plane, tenant, commandId }: CommandContext): string {
  return `${plane}_x${hash('sha256', JSON.stringify([tenant, commandId]), 'hex').slice(0, 32)}`;
}

export function isExportId(text: string): boolean {
  return /^(us|eu)_x[0-9a-f]{32}$/.test(text);
}
