import { calendarDay } from './day-bounds.ts';

/** What the reader of an audit trail asks for; it stands in the page's address. Empty text: not asked. */
export interface AuditFilter {
  /** Exact event type. */
  readonly type: string;
  readonly actor: string;
  readonly stream: string;
  readonly correlationId: string;
  /** First and last calendar day in the tenant's time zone, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
}

/** Oldest or newest entry first. */
export type AuditOrder = 'asc' | 'desc';

/** The query of the page's address; anything may be missing. */
export type AuditAddress = { readonly [field in keyof AuditFilter | 'order']: string | undefined };

export const NO_FILTER: AuditFilter = { type: '', actor: '', stream: '', correlationId: '', from: '', to: '' };

/** Reads the filter from the address. A day that is none is dropped. */
export function filterOf(address: AuditAddress): AuditFilter {
  return {
    type: address.type ?? '',
    actor: address.actor ?? '',
    stream: address.stream ?? '',
    correlationId: address.correlationId ?? '',
    from: calendarDay(address.from),
    to: calendarDay(address.to),
  };
}

/** Newest first unless the address says otherwise. */
export function orderOf(address: AuditAddress): AuditOrder {
  return address.order === 'asc' ? 'asc' : 'desc';
}

/** The query parameters that say this, without those that say nothing. */
export function addressOf(filter: AuditFilter, order: AuditOrder): Readonly<Record<string, string>> {
  const asked = Object.entries({ ...filter, order: order === 'asc' ? 'asc' : '' });
  return Object.fromEntries(
    asked.map(([field, value]) => [field, value.trim()] as const).filter(([, value]) => value !== ''),
  );
}

export function isFiltered(filter: AuditFilter): boolean {
  return Object.values(filter).some((value) => value !== '');
}
