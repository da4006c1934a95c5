import { newCommandId } from '@chancery/event-sourcing';
import type { PlaneId } from '@chancery/kernel';

/** `<plane>_x<32 hex digits>`, ordered by time (UUID version 7). */
export function newExportId(plane: PlaneId): string {
  return `${plane}_x${newCommandId().replaceAll('-', '')}`;
}

export function isExportId(text: string): boolean {
  return /^(us|eu)_x[0-9a-f]{32}$/.test(text);
}
