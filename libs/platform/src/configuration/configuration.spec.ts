import { describe, expect, it } from '@jest/globals';
import { readApiConfiguration } from './api-configuration.ts';
import { ConfigurationError } from './environment.ts';
import type { Environment } from './environment.ts';

const KEY = Buffer.alloc(32, 7);
const EU: Environment = {
  EVENTSTORE_URL_EU: 'esdb://admin:changeit@eu.example:2113?tls=false',
  MONGODB_URL_EU: 'mongodb://app:hunter2@eu.example:27017/chancery_eu?replicaSet=rs0',
  S3_URL_EU: 'https://ACCESS:s3cr%2Fet@s3.eu.example/chancery-eu?region=eu-central-1',
  CHANCERY_PLANE_KEY_EU: KEY.toString('base64'),
};
const SECRETS = ['changeit', 'hunter2', 's3cr', KEY.toString('base64')];

function messageFor(environment: Environment): string {
  try {
    readApiConfiguration(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    return (error as Error).message;
  }
  return '';
}

describe('configuration', () => {
  it('runs embedded on loopback with both planes when nothing is set', () => {
    expect(readApiConfiguration({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      planes: [
        { id: 'us', planeKey: null, engines: null },
        { id: 'eu', planeKey: null, engines: null },
      ],
      samples: true,
      newAdministrators: [],
    });
  });

  it.each([
    ['PORT', '80a', 'PORT is "80a"'],
    ['PORT', '70000', 'PORT is "70000"'],
    ['CHANCERY_PLANES', 'eu,mars', 'the plane "mars"'],
    ['CHANCERY_SAMPLES', 'maybe', 'CHANCERY_SAMPLES is "maybe"'],
    ['CHANCERY_NODE', 'a b', 'CHANCERY_NODE is "a b"'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL is "loud"'],
    ['CHANCERY_PLANE_KEY_EU', 'c2hvcnQ=', 'CHANCERY_PLANE_KEY_EU holds 5 bytes'],
  ])('names %s when it does not fit', (name, value, message) => {
    expect(messageFor({ [name]: value })).toContain(message);
  });

  it('takes an empty variable as one that is not set', () => {
    expect(readApiConfiguration({ PORT: '', EVENTSTORE_URL_EU: '', CHANCERY_PLANE_KEY_US: '' })).toMatchObject({
      port: 3000,
      planes: [{ planeKey: null, engines: null }, { engines: null }],
    });
  });

  it('takes plane keys of 32 bytes, in base64 or hexadecimal', () => {
    for (const text of [KEY.toString('base64'), KEY.toString('hex')]) {
      const { planes } = readApiConfiguration({ CHANCERY_PLANE_KEY_US: text, CHANCERY_PLANES: 'us' });
      expect(planes[0]?.planeKey).toEqual(KEY);
    }
  });

  it('never prints a plane key', () => {
    const secret = Buffer.from('not thirty-two bytes').toString('base64');
    expect(messageFor({ CHANCERY_PLANE_KEY_US: secret })).not.toContain(secret);
  });
});

describe('configuration of a distributed plane', () => {
  it('takes its engines apart', () => {
    const { planes } = readApiConfiguration({ ...EU, KAFKA_BROKERS_EU: 'k1.example:9092, k2.example:9092' });
    expect(planes).toEqual([
      { id: 'us', planeKey: null, engines: null },
      {
        id: 'eu',
        planeKey: KEY,
        engines: {
          eventStoreUrl: EU['EVENTSTORE_URL_EU'],
          mongoUrl: EU['MONGODB_URL_EU'],
          s3: {
            endpoint: 'https://s3.eu.example',
            bucket: 'chancery-eu',
            region: 'eu-central-1',
            accessKeyId: 'ACCESS',
            secretAccessKey: 's3cr/et',
          },
          kafkaBrokers: 'k1.example:9092, k2.example:9092',
        },
      },
    ]);
  });

  it('does without Kafka', () => {
    expect(readApiConfiguration(EU).planes[1]?.engines?.kafkaBrokers).toBeNull();
  });

  it.each(['EVENTSTORE_URL_EU', 'MONGODB_URL_EU', 'S3_URL_EU', 'CHANCERY_PLANE_KEY_EU'])(
    'names %s when it is missing beside the others',
    (name) => {
      const message = messageFor({ ...EU, [name]: undefined });
      expect(message).toMatch(new RegExp(`without ${name}|${name} is not set`));
      for (const secret of SECRETS) expect(message).not.toContain(secret);
    },
  );

  it('is not meant by brokers alone', () => {
    expect(messageFor({ KAFKA_BROKERS_US: 'k:9092' })).toContain('KAFKA_BROKERS_US set without EVENTSTORE_URL_US');
  });

  it.each([
    ['EVENTSTORE_URL_EU', 'http://admin:changeit@eu.example:2113'],
    ['EVENTSTORE_URL_EU', 'esdb://admin:changeit@'],
    ['EVENTSTORE_URL_EU', 'esdb://admin:changeit@eu.example:2113/?tls=false?tls=true'],
    ['MONGODB_URL_EU', 'mongodb://app:hunter2@eu.example:27017'],
    ['MONGODB_URL_EU', 'postgres://app:hunter2@eu.example/chancery'],
    ['S3_URL_EU', 'https://ACCESS:s3cret@s3.eu.example/'],
    ['S3_URL_EU', 'https://ACCESS:s3cret@s3.eu.example/bucket/folder'],
    ['S3_URL_EU', 'https://s3.eu.example/bucket'],
    ['S3_URL_EU', 'ftp://ACCESS:s3cret@s3.eu.example/bucket'],
    ['KAFKA_BROKERS_EU', 'k1.example'],
    ['KAFKA_BROKERS_EU', 'http://app:hunter2@k1.example:9092'],
  ])('names %s when it does not fit, and keeps its value to itself', (name, value) => {
    const message = messageFor({ ...EU, [name]: value });
    expect(message).toContain(`${name} is no`);
    expect(message).not.toContain(value);
    for (const secret of [...SECRETS, 's3cret']) expect(message).not.toContain(secret);
  });

  it.each([
    'esdb+discover://a:b@cluster.example?tls=true',
    'esdb://one.example:2113,two.example:2113,three.example:2113?nodePreference=leader',
    'esdb://127.0.0.1:2113/?tls=false',
  ])('takes %s', (url) => {
    expect(readApiConfiguration({ ...EU, EVENTSTORE_URL_EU: url }).planes[1]?.engines?.eventStoreUrl).toBe(url);
  });

  it.each([
    ['EVENTSTORE_URL', 'esdb://other:user@EU.example:2113?tls=false'],
    ['MONGODB_URL', 'mongodb://eu.example:27017/chancery_eu'],
    ['S3_URL', 'https://OTHER:key@s3.eu.example/chancery-eu'],
    ['CHANCERY_PLANE_KEY', KEY.toString('hex')],
  ])('refuses a %s that both planes share', (name, value) => {
    const us: Environment = {
      EVENTSTORE_URL_US: 'esdb://us.example:2113',
      MONGODB_URL_US: 'mongodb://us.example:27017/chancery_us',
      S3_URL_US: 'https://A:b@s3.us.example/chancery-us',
      CHANCERY_PLANE_KEY_US: Buffer.alloc(32, 8).toString('base64'),
    };
    expect(messageFor({ ...EU, ...us })).toBe('');
    const message = messageFor({ ...EU, ...us, [`${name}_US`]: value });
    expect(message).toBe(`${name}_US and ${name}_EU are the same: planes share nothing`);
  });
});
