import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { engineUrl, optionalEngineUrl } from './engine-url.ts';

describe('the URL of a real engine', () => {
  const before = process.env['MONGODB_URL'];
  const set = (url: string | undefined) => {
    if (url === undefined) delete process.env['MONGODB_URL'];
    else process.env['MONGODB_URL'] = url;
  };
  beforeEach(() => set(undefined));
  afterEach(() => set(before));

  it('comes from its variable', () => {
    set(' mongodb://127.0.0.1:27017 ');
    expect(engineUrl('MONGODB_URL')).toBe('mongodb://127.0.0.1:27017');
  });

  it.each([undefined, '', ' '])('set to %j is refused by name, with the way out', (url) => {
    set(url);
    expect(() => engineUrl('MONGODB_URL')).toThrow(/^MONGODB_URL is not set.*npm run stack:up/);
    expect(optionalEngineUrl('MONGODB_URL')).toBeNull();
  });
});
