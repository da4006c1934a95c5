import { describe, expect, it } from '@jest/globals';
import { planeOfTenant, planeOfToken } from './plane.ts';

describe('the plane', () => {
  it('is read from a tenant ID', () => {
    expect(planeOfTenant('eu_t4f')).toBe('eu');
  });

  it.each(['', 'eu', 'eu_', 'EU_t4f', 'eu_t4f/../us_t1', 'mars_t4f'])('is not read from %j', (text) => {
    expect(planeOfTenant(text)).toBeNull();
  });

  it('is read from a token', () => {
    expect(planeOfToken('chy_us_system_k1_abc')).toBe('us');
  });

  it.each(['', 'chy_', 'chy_us_', 'us_abc', 'chy_us_a b'])('is not read from the token %j', (text) => {
    expect(planeOfToken(text)).toBeNull();
  });
});
