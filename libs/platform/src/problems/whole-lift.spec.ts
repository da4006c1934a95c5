import { describe, expect, it } from '@jest/globals';
import { wholeLifts } from './whole-lift.ts';

describe('wholeLifts', () => {
  it('completes paths inside the tenant, and leaves whole ones and plain advice alone', () => {
    const compile = { method: 'POST', path: 'authorities/terms/compile' };
    const whole = { method: 'PUT', path: '/v1/tenants/eu_tother/budgets/rows/daily', body: { limit: 1 } };
    const advice = { action: 'Wait.', by: 'usage:consume' };
    const lift = { action: 'Compile it.', by: 'authorities:compile', request: compile, also: [whole, compile] };
    const completed = { method: 'POST', path: '/v1/tenants/eu_tone/authorities/terms/compile' };
    expect(wholeLifts([lift, advice], 'eu_tone')).toEqual([
      { ...lift, request: completed, also: [whole, completed] },
      advice,
    ]);
  });
});
