import { describe, expect, it } from '@jest/globals';
import { parseMongoUrl } from './mongo-url.ts';

describe('MongoDB URLs', () => {
  it.each([
    ['mongodb://127.0.0.1:27017/chancery', 'chancery', 'mongodb://127.0.0.1:27017/chancery'],
    ['mongodb://u:p@a:1,b:2,[::1]:3/eu_1?replicaSet=rs0', 'eu_1', 'mongodb://a:1,b:2,[::1]:3/eu_1'],
    ['mongodb+srv://user@cluster.example.org/x?tls=true', 'x', 'mongodb+srv://cluster.example.org/x'],
    [' mongodb://h/x\n', 'x', 'mongodb://h/x'],
  ])('are shown without credentials and options: %j', (url, database, shown) => {
    expect(parseMongoUrl(url)).toMatchObject({ database, shown });
  });

  it.each([
    'mongodb://h',
    'mongodb://h/',
    'mongodb://h/a.b',
    `mongodb://h/${'x'.repeat(49)}`,
    'postgres://s3cret@h/x',
    's3cret',
    'mongodb://u:s3cret@/x',
    'mongodb://u:s3c/ret@h/x',
  ])('are refused without being repeated: %j', (url) => {
    expect(() => parseMongoUrl(url)).toThrow(/MongoDB URL/);
    expect(() => parseMongoUrl(url)).not.toThrow(/s3c/);
  });

  it('are taken out of texts, with what is secret in them in every spelling', () => {
    const url = 'mongodb://us%40er:p%40s%20s@h/x?authMechanismProperties=AWS_SESSION_TOKEN:t0ken&proxyPassword=pr0xy';
    const { redact } = parseMongoUrl(url);
    expect(redact(`cannot use ${url}`)).toBe('cannot use mongodb://h/x');
    const text = redact('p%40s%20s p@s s us%40er:p%40s%20s us@er:p@s s AWS_SESSION_TOKEN:t0ken pr0xy h');
    expect(text).toBe('*** *** *** *** *** *** h');
  });
});
