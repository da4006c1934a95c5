import { describe, expect, it } from '@jest/globals';
import { tailRequest } from './tail-options.ts';
import type { TailOptions } from './tail-options.ts';

const request = (options: Partial<TailOptions>) => tailRequest({ url: 'http://127.0.0.1:3000', ...options });

describe('the options of chancery tail', () => {
  it('ask for everything, unless they say otherwise', () => {
    expect(request({ tenant: 'eu_t1' })).toEqual({
      plane: 'eu',
      tenant: 'eu_t1',
      after: '',
      once: false,
      limit: Infinity,
      json: false,
      webhook: null,
    });
    expect(request({ plane: 'us', after: '0000000000000004', limit: '7', once: true, json: true })).toMatchObject({
      plane: 'us',
      tenant: null,
      after: '0000000000000004',
      limit: 7,
      once: true,
      json: true,
    });
  });

  it('send to this machine, or to a host that is allowed by name, and not without end', () => {
    for (const to of ['http://127.0.0.1:9/a', 'https://localhost/a', 'http://[::1]:9/']) {
      expect(request({ tenant: 'eu_t1', to })).toMatchObject({ webhook: new URL(to), limit: 1000 });
    }
    const allowed = { tenant: 'eu_t1', to: 'https://example.org/hook', allowHost: ['example.org'] };
    expect(request({ ...allowed, limit: '5000' })).toMatchObject({ webhook: new URL(allowed.to), limit: 5000 });
    expect(() => request({ ...allowed, allowHost: ['example.com'] })).toThrow('unless --allow-host example.org');
    expect(() => request({ tenant: 'eu_t1', to: 'http://127.0.0.1.example.org/' })).toThrow('this machine only');
  });

  it.each<[Partial<TailOptions>, string]>([
    [{ tenant: 'nobody' }, '--tenant is "nobody"'],
    [{ tenant: 'eu_t1', plane: 'eu' }, 'one of them'],
    [{}, 'one of them'],
    [{ plane: 'mars' }, 'use us or eu'],
    [{ tenant: 'eu_t1', after: 'x' }, '--after is "x"'],
    [{ tenant: 'eu_t1', limit: '0' }, '--limit is "0"'],
    [{ tenant: 'eu_t1', to: 'ftp://127.0.0.1/' }, 'http(s) URL'],
    [{ plane: 'eu', after: '1', brokers: '127.0.0.1:1' }, 'a topic does not have'],
  ])('that do not fit are named: %j', (options, why) => {
    expect(() => request(options)).toThrow(why);
  });
});
