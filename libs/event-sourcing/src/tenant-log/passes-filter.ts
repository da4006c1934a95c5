import type { TenantLogFilter } from '../event-store.ts';
import type { IndexedEvent } from './tenant-log-index.ts';

export function passesFilter({ type, stream }: IndexedEvent, filter: TenantLogFilter): boolean {
  return (!filter.types || filter.types.includes(type)) && (filter.stream === undefined || filter.stream === stream);
}
