import { describe, expect, it } from '@jest/globals';
import { NO_FILTER, addressOf, filterOf, isFiltered, orderOf } from './audit-filter.ts';
import type { AuditAddress } from './audit-filter.ts';

const EMPTY: AuditAddress = {
  type: undefined,
  actor: undefined,
  stream: undefined,
  correlationId: undefined,
  from: undefined,
  to: undefined,
  order: undefined,
};

describe('the filter of an audit trail', () => {
  it('asks for nothing by default, newest first', () => {
    expect([filterOf(EMPTY), orderOf(EMPTY)]).toEqual([NO_FILTER, 'desc']);
    expect(isFiltered(filterOf(EMPTY))).toBe(false);
  });

  it('comes back from the address it was put in', () => {
    const filter = { ...NO_FILTER, type: 'chancery.x.y.v1', actor: 'eu_a1', from: '2026-11-01', to: '2026-11-30' };
    const address = addressOf(filter, 'asc');
    expect(address).toEqual({
      type: 'chancery.x.y.v1',
      actor: 'eu_a1',
      from: '2026-11-01',
      to: '2026-11-30',
      order: 'asc',
    });
    expect(filterOf({ ...EMPTY, ...address })).toEqual(filter);
    expect(orderOf({ ...EMPTY, ...address })).toBe('asc');
  });

  it('leaves out of the address what says nothing', () => {
    expect(addressOf({ ...NO_FILTER, actor: '  ' }, 'desc')).toEqual({});
  });

  it('drops a day that is none', () => {
    expect(filterOf({ ...EMPTY, from: '2026-02-30', to: 'soon' })).toEqual(NO_FILTER);
  });

  it.each(Object.keys(NO_FILTER))('is one as soon as %s is asked for', (field) => {
    expect(isFiltered({ ...NO_FILTER, [field]: 'x' })).toBe(true);
  });
});
