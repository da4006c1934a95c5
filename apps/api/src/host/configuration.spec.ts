import { describe, expect, it } from '@jest/globals';
import { ConfigurationError, readConfiguration } from './configuration.ts';

describe('configuration', () => {
  it('runs embedded on loopback with both planes when nothing is set', () => {
    expect(readConfiguration({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      planes: ['us', 'eu'],
      samples: true,
      newAdministrators: [],
    });
  });

  it.each([
    ['PORT', '80a', 'PORT is "80a"'],
    ['PORT', '70000', 'PORT is "70000"'],
    ['CHANCERY_PLANES', 'eu,mars', 'the plane "mars"'],
    ['CHANCERY_SAMPLES', 'maybe', 'CHANCERY_SAMPLES is "maybe"'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL is "loud"'],
    ['CHANCERY_PLANE_KEY_EU', 'c2hvcnQ=', 'CHANCERY_PLANE_KEY_EU holds 5 bytes'],
    ['EVENTSTORE_URL_US', 'esdb://localhost', 'EVENTSTORE_URL_US is set'],
  ])('names %s when it does not fit', (name, value, message) => {
    expect(() => readConfiguration({ [name]: value })).toThrow(ConfigurationError);
    expect(() => readConfiguration({ [name]: value })).toThrow(message);
  });

  it('never prints a plane key', () => {
    const secret = Buffer.from('not thirty-two bytes').toString('base64');
    expect(() => readConfiguration({ CHANCERY_PLANE_KEY_US: secret })).toThrow(expect.not.stringContaining(secret));
  });

  it('takes plane keys of 32 bytes', () => {
    const key = Buffer.alloc(32, 7);
    expect(readConfiguration({ CHANCERY_PLANE_KEY_US: key.toString('base64') }).planeKeys.us).toEqual(key);
  });
});
