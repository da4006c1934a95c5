import { describe, expect, it } from '@jest/globals';
import { aTenant } from '../../../testing/samples.ts';
import { matchesTenant } from './matches-tenant.ts';

describe('the search among tenants', () => {
  it.each(['', '  ', 'fjord', 'GMBH', 'eu_t1', 'eu_standard', 'gmbh fjord', 'team'])('finds it by %j', (search) => {
    expect(matchesTenant(aTenant(), search)).toBe(true);
  });

  it.each(['nordlicht', 'fjord nordlicht', 'fjordarchive'])('does not find it by %j', (search) => {
    expect(matchesTenant(aTenant(), search)).toBe(false);
  });
});
